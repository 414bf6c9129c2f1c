package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Folds rows of bindings in order of workloads, a row per binding, into workloads. */
final class WorkloadReader {
    private final List<BoundWorkload> read = new ArrayList<>();
    private @Nullable BoundWorkload last;
    private int rowsRead;

    int read(ResultSet rows) throws SQLException {
        while (rows.next()) {
            rowsRead++;
            UUID row = Columns.uuid(rows, 1);
            if (last == null || !last.row().equals(row)) {
                last = begin(rows, row);
                read.add(last);
            }
            last.connections().add(BindingRows.connection(rows, 5));
        }
        return rowsRead;
    }

    private static BoundWorkload begin(ResultSet rows, UUID row) throws SQLException {
        Workload workload = new Workload(Columns.text(rows, 3), Columns.text(rows, 4));
        return new BoundWorkload(row, OrgId.of(Columns.text(rows, 2)), workload, new ArrayList<>());
    }

    /** The workloads whose bindings were surely all read; empty when the limit cut even the first one short. */
    Optional<List<BoundWorkload>> wholeWorkloads(int limit) {
        if (rowsRead < limit) {
            return Optional.of(read);
        }
        return read.size() > 1 ? Optional.of(read.subList(0, read.size() - 1)) : Optional.empty();
    }
}
