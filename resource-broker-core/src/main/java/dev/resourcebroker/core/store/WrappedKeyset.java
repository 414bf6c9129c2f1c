package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import java.time.Instant;

/**
 * An organisation's keyset as it is stored.
 *
 * @param org whose keyset
 * @param kek which key encryption key wrapped it
 * @param wrapped what that key gave
 * @param createdAt when the keyset was made
 * @param state where in its life it is
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way; nobody compares two
public record WrappedKeyset(OrgId org, Kek kek, byte[] wrapped, Instant createdAt, State state) {
    /**
     * A key encryption key, as a row names it.
     *
     * @param id its id
     * @param platforms whether it was one of the platform's, not of the organisation's own. Only for what is checked at
     *     start: which key is used is up to the configuration
     */
    public record Kek(String id, boolean platforms) {}

    /**
     * Where in its life a keyset is.
     *
     * @param generation how often it has got a new key, from 1 on
     * @param rotating whether fields are still to be encrypted with its newest key
     * @param destroyed whether it is gone for good; then nothing is wrapped
     */
    public record State(long generation, boolean rotating, boolean destroyed) {
        /** Of a new keyset. */
        public static final State NEW = new State(1, false, false);
    }

    /**
     * The same keyset in another wrapping.
     *
     * @param by which key wrapped it
     * @param bytes what that key gave
     * @param next where in its life it is then
     * @return the keyset
     */
    public WrappedKeyset with(Kek by, byte[] bytes, State next) {
        return new WrappedKeyset(org, by, bytes, createdAt, next);
    }
}
