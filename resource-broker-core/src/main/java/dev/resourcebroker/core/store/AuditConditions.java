package dev.resourcebroker.core.store;

import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.audit.AuditSubject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A query of the audit log as SQL over {@code rb.audit_entries a}. */
final class AuditConditions {
    private final StringBuilder where = new StringBuilder("1 = 1");
    private final Map<String, Object> values = new LinkedHashMap<>();

    AuditConditions(Optional<String> chain) {
        chain.ifPresent(name -> and("a.org_id = :chain", "chain", name));
    }

    void add(AuditQuery query) {
        query.actor().ifPresent(actor -> and("a.actor = :actor", "actor", actor.toString()));
        query.from().ifPresent(from -> and("a.recorded_at >= :from", "from", Columns.time(from)));
        query.until().ifPresent(until -> and("a.recorded_at < :until", "until", Columns.time(until)));
        query.subject().ifPresent(this::about);
    }

    private void about(AuditSubject subject) {
        where.append(" and exists (select 1 from rb.audit_subjects f where f.org_id = a.org_id and f.entry_id = a.id");
        and("f.subject = :subject", "subject", subject.id());
        and("f.kind = :kind", "kind", subject.kind());
        subject.connectionVersion().ifPresent(version -> and("f.version = :version", "version", version));
        where.append(")");
    }

    void operations(Collection<String> names) {
        where.append(" and a.operation in (");
        String comma = "";
        for (String name : names) {
            values.put("operation" + values.size(), name);
            where.append(comma).append(":operation").append(values.size() - 1);
            comma = ", ";
        }
        where.append(")");
    }

    void and(String condition, String name, Object value) {
        where.append(" and ").append(condition);
        values.put(name, value);
    }

    String where() {
        return where.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}
