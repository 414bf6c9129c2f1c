package dev.resourcebroker.provider;

import java.time.Duration;

/**
 * In what an offering differs from others, as data. The engine branches on nothing else, so two offerings of one vendor
 * may declare different traits, and no trait names a vendor.
 *
 * @param secondCreate what a second creation under the same name and token does
 * @param visibleWithin how long after a request was accepted looks may still miss what it did
 * @param readyWithin how long a new resource may take until it can be used
 * @param tagging how our tag comes to a new resource
 * @param undeleteWithin how long a deletion can be taken back at the vendor; zero where it can't
 * @param credentials how its credentials are issued and revoked
 */
public record Traits(
        SecondCreate secondCreate,
        Duration visibleWithin,
        Duration readyWithin,
        Tagging tagging,
        Duration undeleteWithin,
        CredentialTraits credentials) {

    /** What a second creation does that follows one whose answer was lost. */
    public enum SecondCreate {
        /** It finds the first: the vendor applies by name, or knows the token. May be repeated at once. */
        SAME,
        /** The vendor refuses, since the name is taken. Nothing is made. */
        REFUSED,
        /** It makes a second resource. */
        DOUBLES
    }

    /** How our tag comes to a new resource. */
    public enum Tagging {
        /** With its creation: a resource of ours without our tag is never seen. */
        ATOMIC,
        /** By a request of its own after creation, so that a resource of ours may be seen without. */
        AFTER,
        /** Not at all: whose a resource is, is known by the engine's record alone. */
        NONE
    }

    /**
     * Whether the vendor keeps what was deleted for a while.
     *
     * @return true when a deletion can be taken back there
     */
    public boolean undeletes() {
        return !undeleteWithin.isZero();
    }
}
