package dev.resourcebroker.core.provisioning;

import java.time.Instant;

/** What came of one step of a worker. */
sealed interface Turn {
    /**
     * There may be more to do at once.
     *
     * @param work what is on record now
     */
    record GoOn(Work work) implements Turn {}

    /**
     * There is nothing to do for now, or somebody else does it.
     *
     * @param until when to come back
     */
    record Rest(Instant until) implements Turn {}
}
