package dev.resourcebroker.core.store;

import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Template;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.resource.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Folds rows that begin with a namespace and a workload into what runs where. Columns by position: many are read. */
final class PlacementReader {
    private static final int FIRST = 3;

    private final Map<UUID, Map<UUID, Reading>> read = new HashMap<>();

    private static final class Reading {
        private final Workload workload;
        private final List<StoredConnection> connections = new ArrayList<>();
        private final List<StoredVariable> variables = new ArrayList<>();
        private final Map<ResourceId, String> resources = new HashMap<>();
        private @Nullable StoredInjection lying;

        private Reading(Workload workload) {
            this.workload = workload;
        }

        private StoredPlacement placement(UUID row) {
            // Several statements: what was bound or unbound between them is in one only, and counts as not bound.
            List<BindingId> bound =
                    connections.stream().map(StoredConnection::binding).toList();
            List<BindingId> named =
                    variables.stream().map(StoredVariable::binding).toList();
            WorkloadPlan plan = new WorkloadPlan(
                    row,
                    connections.stream()
                            .filter(c -> named.contains(c.binding()))
                            .toList(),
                    variables.stream().filter(v -> bound.contains(v.binding())).toList(),
                    resources);
            return new StoredPlacement(workload, plan, Optional.ofNullable(lying));
        }
    }

    void workload(ResultSet row) throws SQLException {
        Workload workload = new Workload(Columns.text(row, FIRST), Columns.text(row, FIRST + 1));
        read.computeIfAbsent(Columns.uuid(row, 1), namespace -> new LinkedHashMap<>())
                .put(Columns.uuid(row, 2), new Reading(workload));
    }

    private Optional<Reading> reading(ResultSet row) throws SQLException {
        return Optional.ofNullable(
                read.getOrDefault(Columns.uuid(row, 1), Map.of()).get(Columns.uuid(row, 2)));
    }

    void connection(ResultSet row) throws SQLException {
        Optional<Reading> reading = reading(row);
        if (reading.isPresent()) {
            StoredConnection connection = BindingRows.connection(row, FIRST);
            reading.get().connections.add(connection);
            reading.get().resources.put(connection.resource(), Columns.text(row, FIRST + 4));
        }
    }

    void variable(ResultSet row) throws SQLException {
        Optional<Reading> reading = reading(row);
        if (reading.isPresent()) {
            reading.get()
                    .variables
                    .add(new StoredVariable(
                            new BindingId(Columns.uuid(row, FIRST)),
                            Columns.text(row, FIRST + 1),
                            Template.parse(Columns.text(row, FIRST + 2))));
        }
    }

    void lying(ResultSet row) throws SQLException {
        Optional<Reading> reading = reading(row);
        if (reading.isPresent()) {
            // The last of them is what lies there.
            reading.get().lying = PlacementRows.injection(row);
        }
    }

    List<StoredPlacement> placements(UUID namespace) {
        return read.getOrDefault(namespace, Map.of()).entrySet().stream()
                .map(one -> one.getValue().placement(one.getKey()))
                .toList();
    }
}
