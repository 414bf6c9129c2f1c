package dev.resourcebroker.core.store;

import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.audit.AuditSubject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The audit log, to be looked through: one chain of it, or all. */
public final class AuditLogRows {
    private static final String IN_ORDER = " order by e.id, s.position";

    private final Statements statements;
    private final Optional<String> chain;

    AuditLogRows(Statements statements, Optional<String> chain) {
        this.statements = statements;
        this.chain = chain;
    }

    /**
     * Lists entries in order of their ids.
     *
     * @param query which ones
     * @param page which part
     * @return that part
     */
    public List<StoredEntry> list(AuditQuery query, Page.Request page) {
        AuditConditions conditions = new AuditConditions(chain);
        conditions.add(query);
        page.after().ifPresent(after -> conditions.and("a.id > :after", "after", after));
        return entries(conditions, "a.id", page.size());
    }

    /**
     * Finds the last entry that tells of one of some operations on a connection version.
     *
     * @param subject the connection version
     * @param operations the operations
     * @return the entry with the highest id, when there is one
     */
    public Optional<StoredEntry> last(AuditSubject subject, Collection<String> operations) {
        AuditConditions conditions = new AuditConditions(chain);
        conditions.add(AuditQuery.ALL.about(subject));
        conditions.operations(operations);
        return entries(conditions, "a.id desc", 1).stream().findFirst();
    }

    private List<StoredEntry> entries(AuditConditions conditions, String order, int most) {
        String some = "(select a.* from rb.audit_entries a where " + conditions.where() + " order by " + order
                + " limit :most)";
        return statements
                .query(AuditReader.SELECT + some + AuditReader.JOINED + IN_ORDER)
                .bindMap(conditions.values())
                .bind("most", most)
                .scanResultSet((rows, context) -> new AuditReader().read(rows.get()));
    }
}
