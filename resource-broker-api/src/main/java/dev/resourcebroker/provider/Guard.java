package dev.resourcebroker.provider;

import java.time.Duration;

/** Tells whether a call may still leave, by a clock that nobody sets. Thread-safe. */
public interface Guard {
    /**
     * Called right before a request that can't be repeated leaves.
     *
     * @throws dev.resourcebroker.error.TransientBrokerException EXPIRED when the deadline has passed or the work was
     *     given to another worker. A provider lets it pass, and sends nothing.
     */
    void check();

    /**
     * How long until the deadline: what a request may take.
     *
     * @return zero when it has passed, never less
     */
    Duration left();
}
