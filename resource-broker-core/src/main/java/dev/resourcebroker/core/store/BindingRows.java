package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Naming.Variable;
import dev.resourcebroker.binding.Template;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.resource.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Workloads of one organisation and what is bound to them. */
public final class BindingRows {
    private static final String JOINED = "select b.id, b.resource_id, b.created_by, b.created_at,"
            + " w.name as workload, w.environment, v.name, v.template"
            + " from rb.bindings b join rb.workloads w on w.org_id = b.org_id and w.id = b.workload_id"
            + " join rb.binding_variables v on v.org_id = b.org_id and v.binding_id = b.id"
            + " where b.org_id = :org and ";
    private static final String CONNECTION = "select b.id, b.resource_id, r.connection_seq, r.connection_details";
    private static final String BOUND =
            " from rb.bindings b join rb.resources r on r.org_id = b.org_id and r.id = b.resource_id"
                    + " where b.org_id = :org and ";

    private final Statements statements;
    private final OrgId org;

    BindingRows(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    /**
     * The row of a workload.
     *
     * @param workload the workload
     * @return its id, when something was ever bound to it
     */
    public Optional<UUID> workload(Workload workload) {
        return query("select id from rb.workloads where org_id = :org and name = :name and environment = :environment")
                .bind("name", workload.name())
                .bind("environment", workload.environment())
                .mapTo(UUID.class)
                .findOne();
    }

    /**
     * Stores the row of a workload.
     *
     * @param id its id
     * @param workload the workload
     * @return false when somebody else was first; nothing was stored then
     */
    public boolean insert(UUID id, Workload workload) {
        return statements.insertedUnlessTaken(() -> statements
                .update("insert into rb.workloads (id, org_id, name, environment)"
                        + " values (:id, :org, :name, :environment)")
                .bind("id", id)
                .bind("org", org.value())
                .bind("name", workload.name())
                .bind("environment", workload.environment())
                .execute());
    }

    /**
     * Stores a binding with the names that it claims.
     *
     * @param binding the binding; its naming has no prefix and lists every variable
     * @param workload the workload's row
     * @return false when one of the names is taken in this workload; nothing was stored then
     */
    public boolean insert(Binding binding, UUID workload) {
        return statements.insertedUnlessTaken(() -> {
            insertRow(binding, workload);
            insertVariables(binding, workload);
        });
    }

    private void insertRow(Binding binding, UUID workload) {
        statements
                .update("insert into rb.bindings (id, org_id, workload_id, resource_id, created_by, created_at)"
                        + " values (:id, :org, :workload, :resource, :by, :at)")
                .bind("id", binding.id().value())
                .bind("org", org.value())
                .bind("workload", workload)
                .bind("resource", binding.resource().value())
                .bind("by", binding.createdBy().toString())
                .bind("at", Columns.time(binding.createdAt()))
                .execute();
    }

    private void insertVariables(Binding binding, UUID workload) {
        PreparedBatch batch = statements.batch("insert into rb.binding_variables (org_id, workload_id, name,"
                + " binding_id, position, template) values (:org, :workload, :name, :binding, :position, :template)");
        int position = 0;
        for (Variable variable : binding.naming().variables()) {
            batch.bind("org", org.value())
                    .bind("workload", workload)
                    .bind("name", variable.name())
                    .bind("binding", binding.id().value())
                    .bind("position", position++)
                    .bind("template", variable.template().toString())
                    .add();
        }
        batch.execute();
    }

    /**
     * Removes a binding; its names are free again.
     *
     * @param id its id
     * @return false when there is none
     */
    public boolean delete(BindingId id) {
        statements
                .update("delete from rb.binding_variables where org_id = :org and binding_id = :id")
                .bind("org", org.value())
                .bind("id", id.value())
                .execute();
        return statements
                        .update("delete from rb.bindings where org_id = :org and id = :id")
                        .bind("org", org.value())
                        .bind("id", id.value())
                        .execute()
                > 0;
    }

    /**
     * Lists the bindings of a workload.
     *
     * @param workload the workload
     * @return its bindings, in order of creation
     */
    public List<Binding> list(Workload workload) {
        return bindings(query(JOINED + "w.name = :name and w.environment = :environment order by b.id, v.position")
                .bind("name", workload.name())
                .bind("environment", workload.environment()));
    }

    /**
     * Lists the bindings of a resource.
     *
     * @param resource the resource
     * @return its bindings, in order of creation
     */
    public List<Binding> list(ResourceId resource) {
        return bindings(query(JOINED + "b.resource_id = :resource order by b.id, v.position")
                .bind("resource", resource.value()));
    }

    private static List<Binding> bindings(Query query) {
        return query.scanResultSet((rows, context) -> new BindingReader().read(rows.get()));
    }

    /**
     * What a binding leads to. One statement.
     *
     * @param id its id
     * @return what it leads to, when there is such a binding
     */
    public Optional<StoredConnection> connection(BindingId id) {
        return statements
                .query(CONNECTION + BOUND + "b.id = :id")
                .bind("org", Statements.plain(org.value()))
                .bind("id", Statements.plain(id.value()))
                .map((row, context) -> connection(row, 1))
                .findOne();
    }

    /**
     * What a binding leads to, and for which workload. One statement.
     *
     * @param id its id
     * @return what it leads to, when there is such a binding
     */
    public Optional<BoundConnection> boundConnection(BindingId id) {
        return query(CONNECTION + ", w.name, w.environment from rb.bindings b"
                        + " join rb.resources r on r.org_id = b.org_id and r.id = b.resource_id"
                        + " join rb.workloads w on w.org_id = b.org_id and w.id = b.workload_id"
                        + " where b.org_id = :org and b.id = :id")
                .bind("id", id.value())
                .map((row, context) -> new BoundConnection(
                        new Workload(Columns.text(row, "name"), Columns.text(row, "environment")), connection(row, 1)))
                .findOne();
    }

    /**
     * Everything bound to a workload.
     *
     * @param workload the workload's row
     * @return its connections and names
     */
    public WorkloadPlan plan(UUID workload) {
        Map<ResourceId, String> names = new HashMap<>();
        List<StoredConnection> connections = connections(workload, names);
        List<StoredVariable> variables = variables(workload);
        // Two statements: what was bound or unbound between them is in one only, and counts as not bound.
        Set<BindingId> bound =
                connections.stream().map(StoredConnection::binding).collect(Collectors.toSet());
        Set<BindingId> named = variables.stream().map(StoredVariable::binding).collect(Collectors.toSet());
        return new WorkloadPlan(
                workload,
                connections.stream().filter(c -> named.contains(c.binding())).toList(),
                variables.stream().filter(v -> bound.contains(v.binding())).toList(),
                names);
    }

    private List<StoredConnection> connections(UUID workload, Map<ResourceId, String> names) {
        return query(CONNECTION + ", r.name" + BOUND + "b.workload_id = :workload order by b.id")
                .bind("workload", workload)
                .map((row, context) -> {
                    StoredConnection connection = connection(row, 1);
                    names.put(connection.resource(), Columns.text(row, "name"));
                    return connection;
                })
                .list();
    }

    private List<StoredVariable> variables(UUID workload) {
        return query("select binding_id, name, template from rb.binding_variables"
                        + " where org_id = :org and workload_id = :workload order by binding_id, position")
                .bind("workload", workload)
                .map((row, context) -> variable(row))
                .list();
    }

    private Query query(String sql) {
        return statements.query(sql).bind("org", org.value());
    }

    /** What stands from a column on, in the order of {@link #CONNECTION}. By position: many are read. */
    static StoredConnection connection(ResultSet row, int first) throws SQLException {
        return new StoredConnection(
                new BindingId(Columns.uuid(row, first)),
                new ResourceId(Columns.uuid(row, first + 1)),
                row.getLong(first + 2),
                row.getBytes(first + 3));
    }

    private static StoredVariable variable(ResultSet row) throws SQLException {
        return new StoredVariable(
                new BindingId(Columns.uuid(row, "binding_id")),
                Columns.text(row, "name"),
                Template.parse(Columns.text(row, "template")));
    }
}
