package dev.resourcebroker.spi;

import dev.resourcebroker.audit.AuditBatch;
import dev.resourcebroker.audit.AuditHead;
import java.util.Collection;
import java.util.List;

/**
 * Where entries of the audit log go beside the meta-database: a log store, a bucket, a SIEM. What it keeps out of reach
 * of those who can write the meta-database shows later whether a chain was cut off. Registered on the builder; called by
 * background work of any process, outside any transaction. Implementations are thread-safe; the broker doesn't close
 * them.
 */
public interface AuditSink {
    /**
     * Takes entries. Each chain's come in order and without a gap, at least once: after a failure, and sometimes without
     * one, entries come again that came before. An entry is the same when chain, number and MAC are. The same number
     * with another MAC means that the meta-database was restored from a backup or rewritten: keep both.
     *
     * @param batch entries of one chain, without any value of a tenant
     * @throws RuntimeException when they were not kept for good; they come again then, and later ones after them
     */
    void accept(AuditBatch batch);

    /**
     * The last head of each chain that it keeps, for {@code verify} to compare with.
     *
     * @return the heads, at most one per chain; none when it can't tell
     */
    default Collection<AuditHead> heads() {
        return List.of();
    }
}
