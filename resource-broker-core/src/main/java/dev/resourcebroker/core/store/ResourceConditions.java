package dev.resourcebroker.core.store;

import dev.resourcebroker.Page;
import dev.resourcebroker.resource.ResourceFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** A filter and a page as SQL over {@code rb.resources}. */
final class ResourceConditions {
    private final StringBuilder where = new StringBuilder("r.org_id = :org");
    private final Map<String, Object> values = new LinkedHashMap<>();

    ResourceConditions(ResourceFilter filter, Page.Request page) {
        filter.kind().ifPresent(kind -> and("r.kind = :kind", "kind", kind.value()));
        filter.type().ifPresent(type -> and("r.type = :type", "type", type.value()));
        filter.phase()
                .ifPresentOrElse(
                        phase -> and("r.phase = :phase", "phase", phase.name()),
                        () -> where.append(" and r.phase <> 'DELETED'"));
        filter.labels().values().forEach(this::label);
        page.after().ifPresent(after -> and("r.id > :after", "after", after));
        values.put("size", page.size());
    }

    private void and(String condition, String name, Object value) {
        where.append(" and ").append(condition);
        values.put(name, value);
    }

    private void label(String name, String value) {
        int n = values.size();
        values.put("label" + n, name);
        values.put("value" + n, value);
        where.append(" and exists (select 1 from rb.resource_labels f where f.org_id = r.org_id")
                .append(" and f.resource_id = r.id and f.name = :label" + n + " and f.label_value = :value" + n + ")");
    }

    String sql() {
        return "select * from rb.resources r where " + where + " order by r.id limit :size";
    }

    Query bind(Query query) {
        return query.bindMap(values);
    }
}
