package dev.resourcebroker.core.audit;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditEntry;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.StoredEntry;
import dev.resourcebroker.resource.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looking through the audit log. Thread-safe. */
public final class AuditQueries {
    private static final List<String> USES = Stream.of(
                    Operation.BINDING_RESOLVE, Operation.INJECTION_CREATE, Operation.INJECTION_REPEAT)
            .map(Operation::wireName)
            .toList();

    private final MetaStore store;

    /**
     * Queries on a store.
     *
     * @param store the meta-database
     */
    public AuditQueries(MetaStore store) {
        this.store = store;
    }

    /**
     * Lists entries of an organisation.
     *
     * @param org whose
     * @param query which ones
     * @param page which part
     * @return that part
     */
    public Page<AuditEntry> list(OrgId org, AuditQuery query, Page.Request page) {
        return told(store.tenantRead(org, rows -> rows.auditLog().list(query, page)), page);
    }

    /**
     * Lists entries of one chain, or of all.
     *
     * @param chain the chain; all when empty
     * @param query which ones
     * @param page which part
     * @return that part
     */
    public Page<AuditEntry> list(Optional<AuditChain> chain, AuditQuery query, Page.Request page) {
        return told(store.operator(rows -> rows.auditLog(chain).list(query, page)), page);
    }

    private static Page<AuditEntry> told(List<StoredEntry> stored, Page.Request page) {
        List<AuditEntry> items = stored.stream().map(AuditEntries::told).toList();
        return new Page<>(items, next(items, page));
    }

    private static Optional<Page.Request> next(List<AuditEntry> items, Page.Request page) {
        return items.size() < page.size()
                ? Optional.empty()
                : Optional.of(new Page.Request(
                        page.size(), Optional.of(items.get(items.size() - 1).id())));
    }

    /**
     * Tells when a credential was last given out.
     *
     * @param org whose
     * @param resource the resource
     * @param version the number of its connection version
     * @return the last entry that tells so
     */
    public Optional<AuditEntry> lastUse(OrgId org, ResourceId resource, long version) {
        AuditSubject subject = AuditSubject.of(resource, version);
        return store.tenantRead(org, rows -> rows.auditLog().last(subject, USES))
                .map(AuditEntries::told);
    }
}
