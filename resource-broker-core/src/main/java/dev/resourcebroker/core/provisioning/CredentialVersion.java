package dev.resourcebroker.core.provisioning;

import org.jspecify.annotations.Nullable;

/**
 * A version of a resource's credential. Its secret is kept elsewhere.
 *
 * @param number counts the versions
 * @param state what became of it
 * @param id the vendor's id of it, once known
 */
record CredentialVersion(long number, State state, @Nullable String id) {
    /** What became of a version. */
    enum State {
        /** Asked for; no answer is on record. */
        ISSUING,
        /** The secret is ours; the vendor doesn't show it usable yet. */
        ISSUED,
        /** May be injected. */
        ACTIVE,
        /** Being revoked, or about to be replaced in place; isn't injected. */
        REVOKING,
        /** At the vendor, and its secret is not ours. Nobody carries it. */
        LOST,
        /** At the vendor, and forgotten by a restore. Somebody may carry it. */
        FORGOTTEN,
        /** Gone. */
        REVOKED
    }

    CredentialVersion state(State next) {
        return new CredentialVersion(number, next, id);
    }

    CredentialVersion id(String found) {
        return new CredentialVersion(number, state, found);
    }

    boolean is(State other) {
        return state == other;
    }

    /** Whether workloads may hold it, now or soon. */
    boolean serves() {
        return state == State.ISSUED || state == State.ACTIVE;
    }

    /** Whether the vendor may still have it. */
    boolean isOpen() {
        return state != State.REVOKED;
    }
}
