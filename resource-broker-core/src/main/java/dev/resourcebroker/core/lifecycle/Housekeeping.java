package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.Actor;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditExport;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.job.RecurringJob;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.OperatorTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Background work: forgets deliveries that ended more than thirty days ago, and hands the audit log over to its sink.
 * Thread-safe.
 */
public final class Housekeeping {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration EXPORT_PAUSE = Duration.ofSeconds(5);
    private static final int BATCH = 1000;

    private static final Actor ACTOR = Actor.service("housekeeping");

    private final MetaStore store;
    private final AuditTrail audit;
    private final Clock clock;

    /**
     * Keeps a store tidy.
     *
     * @param store the meta-database
     * @param audit records what is forgotten
     * @param clock tells what is old
     */
    public Housekeeping(MetaStore store, AuditTrail audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The work as jobs.
     *
     * @param export what hands over to the sink, when there is one
     * @return the jobs
     */
    public List<RecurringJob> jobs(Optional<AuditExport> export) {
        List<RecurringJob> jobs = new ArrayList<>();
        jobs.add(new RecurringJob("housekeeping", PAUSE, this::forgetEndedInjections));
        export.ifPresent(sink -> jobs.add(new RecurringJob("audit-export", EXPORT_PAUSE, sink::run)));
        return jobs;
    }

    private void forgetEndedInjections() {
        Instant before = clock.instant().minus(KEPT);
        int forgotten;
        do {
            forgotten = store.operator(rows -> forget(rows, before));
        } while (forgotten == BATCH);
    }

    private int forget(OperatorTransaction rows, Instant before) {
        int forgotten = rows.forgetInjections(before, BATCH);
        if (forgotten > 0) {
            audit.record(rows, AuditChain.PLATFORM, ACTOR, Act.of(Operation.INJECTION_FORGET));
        }
        return forgotten;
    }
}
