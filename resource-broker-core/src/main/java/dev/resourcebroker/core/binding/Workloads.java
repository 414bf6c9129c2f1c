package dev.resourcebroker.core.binding;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.store.BindingRows;
import dev.resourcebroker.spi.IdSource;
import java.util.Optional;
import java.util.UUID;

/** The rows of workloads, which come into being when they are first spoken of. */
public final class Workloads {
    private Workloads() {}

    /**
     * The row of a workload.
     *
     * @param rows the organisation's
     * @param workload the workload
     * @param ids gives its id when there is none yet
     * @return its id
     */
    public static UUID row(BindingRows rows, Workload workload, IdSource ids) {
        Optional<UUID> there = rows.workload(workload);
        if (there.isPresent()) {
            return there.get();
        }
        UUID id = ids.next();
        return rows.insert(id, workload) ? id : rows.workload(workload).orElseThrow();
    }
}
