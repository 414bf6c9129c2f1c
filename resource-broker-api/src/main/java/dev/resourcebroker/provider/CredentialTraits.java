package dev.resourcebroker.provider;

import dev.resourcebroker.error.PermanentBrokerException;

/**
 * How an offering issues and revokes credentials.
 *
 * @param style whether versions live side by side
 * @param secondIssue what issuing the same version again does
 * @param limit how many credentials there may be at a time; at least 2 where versions live side by side
 * @param listing what a look tells about credentials
 * @param revocable whether one can be revoked by itself
 * @param outliveResource whether they stay when their resource is deleted
 */
public record CredentialTraits(
        Style style, SecondIssue secondIssue, int limit, Listing listing, boolean revocable, boolean outliveResource) {
    /** Checks the limit: a rotation needs the old credential and the new one together. */
    public CredentialTraits {
        int least = style == Style.PER_VERSION ? 2 : 1;
        if (limit < least) {
            throw PermanentBrokerException.invalid("limit", "is " + limit + ", at least " + least);
        }
    }

    /** Whether versions live side by side. */
    public enum Style {
        /** Each version is a credential of its own. */
        PER_VERSION,
        /** There is one credential, whose secret is replaced: whoever holds the old secret is cut off. */
        IN_PLACE
    }

    /** What issuing the same version again does after an answer that was lost. */
    public enum SecondIssue {
        /** It gives the same secret. May be repeated at once. */
        SAME,
        /** The vendor refuses, since there is one of that name. */
        REFUSED,
        /** It makes one more, or replaces the secret. */
        DOUBLES
    }

    /** What a look tells about credentials. */
    public enum Listing {
        /** Their ids, and which version each is. */
        VERSIONS,
        /** Their ids alone. */
        IDS,
        /** Nothing. */
        NOTHING
    }

    /**
     * Whether versions live side by side.
     *
     * @return false where issuing replaces the secret in place
     */
    public boolean perVersion() {
        return style == Style.PER_VERSION;
    }

    /**
     * Whether credentials can be looked for.
     *
     * @return false where a look tells nothing about them
     */
    public boolean listed() {
        return listing != Listing.NOTHING;
    }
}
