package dev.resourcebroker.core.provisioning;

/**
 * Whether a row can be trusted after a restore of the meta-database.
 *
 * @param state whether it can
 * @param epoch the operator's last word that was followed
 */
record Standing(State state, long epoch) {
    static final Standing FIRST = new Standing(State.SOUND, 0);

    /** Whether a row can be trusted. */
    enum State {
        SOUND,
        /** The vendor shows what the row doesn't know. Nothing happens until the operator's word. */
        SUSPENDED,
        /** The operator's word was given. What the vendor shows is taken on record once quiet. */
        TAKING_STOCK
    }

    boolean is(State other) {
        return state == other;
    }

    Standing state(State next) {
        return new Standing(next, epoch);
    }
}
