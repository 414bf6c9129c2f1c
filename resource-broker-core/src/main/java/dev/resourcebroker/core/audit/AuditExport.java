package dev.resourcebroker.core.audit;

import dev.resourcebroker.audit.AuditBatch;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditHead;
import dev.resourcebroker.core.store.AuditExportRows.Pending;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.StoredEntry;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.spi.AuditSink;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Hands entries over to the sink: chain by chain, in order, from where it stopped. What was handed over is noted after;
 * a crash between hands it over again. Thread-safe.
 */
public final class AuditExport {
    private static final int CHAINS = 500;
    private static final int ENTRIES = 500;
    private static final int MOST_FAILURES = 10;

    private final MetaStore store;
    private final AuditSink sink;

    /**
     * Exports from a store.
     *
     * @param store the meta-database
     * @param sink where entries go
     */
    public AuditExport(MetaStore store, AuditSink sink) {
        this.store = store;
        this.sink = sink;
    }

    /**
     * Hands over what wasn't yet. A chain for which the sink fails doesn't keep the others waiting, unless ten fail.
     *
     * @return how many entries were handed over
     * @throws TransientBrokerException AUDIT_SINK_FAILED
     */
    public long run() {
        Run run = new Run();
        List<Pending> chains = pending("");
        while (!chains.isEmpty() && !run.gaveUp()) {
            chains.forEach(run::export);
            chains = pending(chains.get(chains.size() - 1).chain());
        }
        return run.outcome();
    }

    /**
     * The heads that the sink keeps.
     *
     * @return at most one per chain
     * @throws TransientBrokerException AUDIT_SINK_FAILED
     */
    public Collection<AuditHead> heads() {
        return called(sink::heads);
    }

    private List<Pending> pending(String after) {
        return store.operator(rows -> rows.auditExports().pending(after, CHAINS));
    }

    private static <T> T called(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw new TransientBrokerException(ErrorCode.AUDIT_SINK_FAILED, "the sink of the audit log failed", e);
        }
    }

    /** One run over all chains. */
    private final class Run {
        private long exported;
        private int failures;
        private Optional<TransientBrokerException> failure = Optional.empty();

        private void export(Pending chain) {
            if (gaveUp()) {
                return;
            }
            try {
                exportAll(chain);
            } catch (TransientBrokerException e) {
                failures++;
                failure.ifPresentOrElse(first -> first.addSuppressed(e), () -> failure = Optional.of(e));
            }
        }

        private boolean gaveUp() {
            return failures == MOST_FAILURES;
        }

        private void exportAll(Pending chain) {
            Optional<Pending> rest = Optional.of(chain);
            while (rest.isPresent()) {
                rest = exportPart(rest.get());
            }
        }

        /** What is left of a chain after one more part; nothing when another process exports it too. */
        private Optional<Pending> exportPart(Pending chain) {
            List<StoredEntry> part = store.operator(
                    rows -> rows.auditChains().entries(chain.chain(), chain.exported(), chain.last(), ENTRIES));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            hand(part.stream().map(AuditEntries::told).toList());
            long last = part.get(part.size() - 1).seq();
            boolean mine = store.operator(rows -> rows.auditExports().moved(chain, last));
            return mine && last < chain.last()
                    ? Optional.of(new Pending(chain.chain(), last, chain.last()))
                    : Optional.empty();
        }

        private void hand(List<AuditEntry> entries) {
            AuditBatch batch = new AuditBatch(entries.get(entries.size() - 1).head(), entries);
            called(() -> {
                sink.accept(batch);
                return batch;
            });
            exported += entries.size();
        }

        private long outcome() {
            failure.ifPresent(first -> {
                throw first;
            });
            return exported;
        }
    }
}
