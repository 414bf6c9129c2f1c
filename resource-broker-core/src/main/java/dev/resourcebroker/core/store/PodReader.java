package dev.resourcebroker.core.store;

import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Template;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.BoundResource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Folds rows, one per variable of each binding, into what is known of one pod. */
final class PodReader {
    static final String COLUMNS = ", k.destroyed_at, w.id as workload_id, w.name as workload, b.id as binding_id,"
            + " b.resource_id, r.name as resource, r.type, r.connection_seq,"
            + " r.connection_details is not null as ready, r.entry_names, v.name as variable, v.template";

    private final Map<BindingId, StoredConnection> connections = new LinkedHashMap<>();
    private final Map<ResourceId, BoundResource> resources = new LinkedHashMap<>();
    private final List<StoredVariable> variables = new ArrayList<>();
    private final Set<ResourceId> notReady = new LinkedHashSet<>();
    private @Nullable StoredNamespace namespace;
    private boolean destroyed;
    private @Nullable UUID row;
    private @Nullable Workload workload;

    Optional<StoredPodConnections> read(ResultSet rows) throws SQLException {
        while (rows.next()) {
            if (namespace == null) {
                begin(rows);
            }
            // A binding without a name is being made or removed.
            if (rows.getObject("variable") != null) {
                bound(rows);
            }
        }
        return Optional.ofNullable(namespace)
                .map(there -> new StoredPodConnections(there.registration(), destroyed, bound()));
    }

    private void begin(ResultSet rows) throws SQLException {
        StoredNamespace there = ClusterRows.namespace(rows);
        namespace = there;
        destroyed = rows.getObject("destroyed_at") != null;
        if (rows.getObject("workload_id") != null) {
            row = Columns.uuid(rows, "workload_id");
            workload = new Workload(
                    Columns.text(rows, "workload"), there.registration().environment());
        }
    }

    private void bound(ResultSet rows) throws SQLException {
        BindingId binding = new BindingId(Columns.uuid(rows, "binding_id"));
        ResourceId resource = new ResourceId(Columns.uuid(rows, "resource_id"));
        long seq = rows.getLong("connection_seq");
        connections.putIfAbsent(binding, new StoredConnection(binding, resource, seq, null));
        if (!resources.containsKey(resource)) {
            resources.put(resource, resource(rows, resource, seq));
        }
        if (!rows.getBoolean("ready")) {
            notReady.add(resource);
        }
        variables.add(new StoredVariable(
                binding, Columns.text(rows, "variable"), Template.parse(Columns.text(rows, "template"))));
    }

    private static BoundResource resource(ResultSet rows, ResourceId resource, long seq) throws SQLException {
        String names = Columns.text(rows, "entry_names");
        List<String> entries = names.isEmpty() ? List.of() : List.of(names.split(",", -1));
        return new BoundResource(
                Columns.text(rows, "resource"),
                resource,
                ResourceType.of(Columns.text(rows, "type")),
                seq,
                entries.stream().sorted().toList());
    }

    private Optional<StoredPodConnections.Bound> bound() {
        if (workload == null || row == null) {
            return Optional.empty();
        }
        WorkloadPlan plan = new WorkloadPlan(row, List.copyOf(connections.values()), variables, Map.of());
        return Optional.of(
                new StoredPodConnections.Bound(workload, plan, List.copyOf(resources.values()), List.copyOf(notReady)));
    }
}
