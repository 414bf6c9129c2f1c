package dev.resourcebroker.resource;

import dev.resourcebroker.Actor;
import java.time.Instant;

/**
 * One generation of a resource's credentials. A resource can carry several at a time.
 *
 * @param resource whose credentials
 * @param seq 1 for the first
 * @param state where it stands
 * @param createdBy who brought it
 * @param createdAt when it was brought
 */
public record ConnectionVersion(ResourceId resource, long seq, State state, Actor createdBy, Instant createdAt) {
    /** Where a connection version stands. */
    public enum State {
        /** The vendor is being asked for it. */
        ISSUING,
        /** The vendor gave it; it isn't known to work yet. */
        ISSUED,
        /** What new injections carry. */
        ACTIVE,
        /** A newer one took its place; it may still be in use. */
        SUPERSEDED,
        /** Being withdrawn at the vendor. */
        REVOKING,
        /** Issued, but its secret was lost before it could be stored. */
        LOST,
        /** Found at the vendor after a restore, its use unknown. */
        FORGOTTEN,
        /** Withdrawn; its secret is no longer stored. */
        REVOKED
    }
}
