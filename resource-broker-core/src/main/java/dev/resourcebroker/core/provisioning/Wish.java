package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.resource.DeletionPolicy;
import java.time.Instant;

/**
 * The callers' half of a row: what is to be. Only callers write it, and each writing raises the version.
 *
 * @param version counts the writings
 * @param present whether the resource is to exist
 * @param deleteFrom when it may be deleted, if it isn't to exist
 * @param removal what a deletion does at the vendor
 * @param generation counts the changes of the specification
 * @param leastCredential the lowest version of a credential that will do; a rotation raises it
 * @param restores counts the wishes to bring the resource itself back to what it was; to which point is kept elsewhere
 * @param incarnation which incarnation is to be made when the one before is lost
 * @param epoch counts the operator's words to go on after a restore
 * @param reinjected the last epoch in which everything was injected again, by the operator's word
 */
record Wish(
        long version,
        boolean present,
        Instant deleteFrom,
        DeletionPolicy removal,
        long generation,
        long leastCredential,
        long restores,
        long incarnation,
        long epoch,
        long reinjected) {}
