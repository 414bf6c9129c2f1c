package dev.resourcebroker.core.store;

import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.cluster.ClusterId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** What runs in the namespaces of a cluster, of all organisations, read in parts of whole namespaces. */
public final class PlacementRows {
    private static final String TARGET = "kubernetes/";
    private static final String PLACED = " from (select distinct a.org_id, a.namespace_id, a.workload_id,"
            + " n.name as namespace from rb.cluster_namespaces n"
            + " join rb.cluster_accounts a on a.org_id = n.org_id and a.namespace_id = n.id"
            + " where n.cluster = :cluster and n.name > :after and n.name <= :last) p ";
    private static final String WORKLOADS = "select p.namespace_id, p.workload_id, w.name, w.environment" + PLACED
            + "join rb.workloads w on w.org_id = p.org_id and w.id = p.workload_id"
            + " order by p.namespace_id, p.workload_id";
    private static final String CONNECTIONS = "select p.namespace_id, p.workload_id, b.id, b.resource_id,"
            + " r.connection_seq, r.connection_details, r.name" + PLACED
            + "join rb.bindings b on b.org_id = p.org_id and b.workload_id = p.workload_id"
            + " join rb.resources r on r.org_id = b.org_id and r.id = b.resource_id order by b.id";
    private static final String VARIABLES =
            "select p.namespace_id, p.workload_id, v.binding_id, v.name, v.template" + PLACED
                    + "join rb.binding_variables v on v.org_id = p.org_id and v.workload_id = p.workload_id"
                    + " order by v.binding_id, v.position";
    private static final String INJECTIONS = "select p.namespace_id, p.workload_id, i.id, i.revision, i.state" + PLACED
            + "join rb.workloads w on w.org_id = p.org_id and w.id = p.workload_id"
            + " join rb.injections i on i.org_id = p.org_id and i.workload_id = p.workload_id"
            + " and i.target = cast(:prefix as varchar) || p.namespace || '/' || w.name and i.ended_at is null"
            + " order by i.id";

    private final Statements statements;

    PlacementRows(Statements statements) {
        this.statements = statements;
    }

    /**
     * Reads namespaces of a cluster with everything that runs in them, in order of their names.
     *
     * @param cluster the cluster
     * @param after the last one before; empty for the first part
     * @param most how many namespaces at most
     * @return the next ones
     */
    public List<PlacedNamespace> page(ClusterId cluster, String after, int most) {
        List<StoredNamespace> namespaces = namespaces(cluster, after, most);
        if (namespaces.isEmpty()) {
            return List.of();
        }
        String last =
                namespaces.get(namespaces.size() - 1).registration().namespace().name();
        PlacementReader reader = new PlacementReader();
        Part part = new Part(cluster, after, last);
        each(WORKLOADS, part, reader::workload);
        each(CONNECTIONS, part, reader::connection);
        each(VARIABLES, part, reader::variable);
        each(INJECTIONS, part, reader::lying);
        return namespaces.stream()
                .map(namespace -> new PlacedNamespace(namespace, reader.placements(namespace.row())))
                .toList();
    }

    private List<StoredNamespace> namespaces(ClusterId cluster, String after, int most) {
        return statements
                .query("select n.id, n.org_id, n.cluster, n.name, n.environment, n.uid from rb.cluster_namespaces n"
                        + " where n.cluster = :cluster and n.name > :after order by n.name limit :most")
                .bind("cluster", cluster.value())
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> ClusterRows.namespace(row))
                .list();
    }

    private record Part(ClusterId cluster, String after, String last) {}

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, Part part, Row row) {
        Query query = statements
                .query(sql)
                .bind("cluster", part.cluster().value())
                .bind("after", part.after())
                .bind("last", part.last());
        if (sql.contains(":prefix")) {
            query.bind("prefix", TARGET + part.cluster() + "/");
        }
        query.scanResultSet((rows, context) -> {
            ResultSet all = rows.get();
            while (all.next()) {
                row.read(all);
            }
            return part;
        });
    }

    static StoredInjection injection(ResultSet row) throws SQLException {
        return new StoredInjection(
                new InjectionId(Columns.uuid(row, 3)),
                Columns.text(row, 4),
                CarriedVersion.State.valueOf(Columns.text(row, 5)));
    }
}
