package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Outcome;

/**
 * A worker between two boundaries, at which it may crash, or pause and become a zombie.
 *
 * @param stage what it has done
 * @param row the row in its memory
 * @param observation its look, once made
 * @param outcome the answer, once there
 * @param account the account that it calls the vendor with
 */
record Worker(Stage stage, Row row, Observation observation, Outcome<String> outcome, String account) {
    /** What a worker has done. */
    enum Stage {
        CLAIMED,
        LOOKED,
        ARMED,
        ANSWERED
    }

    static Worker claimed(Row row) {
        return new Worker(Stage.CLAIMED, row, null, null, null);
    }

    Worker looked(Observation seen, String with) {
        return new Worker(Stage.LOOKED, row, seen, null, with);
    }

    Worker armed(Row armed) {
        return new Worker(Stage.ARMED, armed, null, null, account);
    }

    Worker answered(Outcome<String> answer) {
        return new Worker(Stage.ANSWERED, row, null, answer, account);
    }

    boolean is(Stage other) {
        return stage == other;
    }
}
