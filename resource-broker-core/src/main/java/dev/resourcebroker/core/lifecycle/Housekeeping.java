package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.core.job.RecurringJob;
import dev.resourcebroker.core.store.MetaStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets what nobody asks for any more: deliveries that ended more than thirty days ago. Thread-safe. */
public final class Housekeeping {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int BATCH = 1000;

    private final MetaStore store;
    private final Clock clock;

    /**
     * Keeps a store tidy.
     *
     * @param store the meta-database
     * @param clock tells what is old
     */
    public Housekeeping(MetaStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The work as a job.
     *
     * @return the job, to be run once an hour
     */
    public RecurringJob job() {
        return new RecurringJob("housekeeping", PAUSE, this::forgetEndedInjections);
    }

    private void forgetEndedInjections() {
        Instant before = clock.instant().minus(KEPT);
        int forgotten;
        do {
            forgotten = store.operator(rows -> rows.forgetInjections(before, BATCH));
        } while (forgotten == BATCH);
    }
}
