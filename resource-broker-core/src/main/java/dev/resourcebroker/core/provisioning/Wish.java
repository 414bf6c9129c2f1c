package dev.resourcebroker.core.provisioning;

import java.time.Instant;

/**
 * The callers' half of a row: what is to be. Only callers write it, and each writing raises the version.
 *
 * @param version counts the writings
 * @param present whether the resource is to exist
 * @param deleteFrom when it may be deleted, if it isn't to exist
 * @param generation counts the changes of the specification
 * @param leastCredential the lowest version of a credential that will do; a rotation raises it
 * @param incarnation which incarnation is to be made when the one before is lost
 * @param epoch counts the operator's words to go on after a restore
 * @param reinjected the last epoch in which everything was injected again, by the operator's word
 */
record Wish(
        long version,
        boolean present,
        Instant deleteFrom,
        long generation,
        long leastCredential,
        long incarnation,
        long epoch,
        long reinjected) {}
