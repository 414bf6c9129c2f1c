package dev.resourcebroker.audit;

import dev.resourcebroker.Page;
import dev.resourcebroker.resource.ResourceId;
import java.util.Optional;

/** The audit log of one organisation: its own entries and no others. Thread-safe. */
public interface OrgAudit {
    /**
     * Lists entries.
     *
     * @param query which ones
     * @param page which part of them
     * @return that part, in order of their ids
     */
    Page<AuditEntry> entries(AuditQuery query, Page.Request page);

    /**
     * Tells when a credential was last given out, by whom and to which workload: the last {@code binding.resolve},
     * {@code injection.create} or {@code injection.repeat} that carried it. Bulk runs of the operator aren't among
     * them, nor what was read while readings weren't recorded.
     *
     * @param resource the resource; an unknown one was never used
     * @param connectionVersion the number of its connection version
     * @return the last such entry, when there is one
     */
    Optional<AuditEntry> lastUse(ResourceId resource, long connectionVersion);
}
