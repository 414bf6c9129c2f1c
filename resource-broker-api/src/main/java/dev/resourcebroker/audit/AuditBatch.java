package dev.resourcebroker.audit;

import java.util.List;

/**
 * Entries of one chain, one after the other without a gap.
 *
 * @param head the chain's head after the last of them
 * @param entries the entries, at least one
 */
public record AuditBatch(AuditHead head, List<AuditEntry> entries) {
    /** Copies the list. */
    public AuditBatch {
        entries = List.copyOf(entries);
    }
}
