package dev.resourcebroker.core.binding;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.spi.IdSource;
import java.util.Optional;
import java.util.UUID;

/** The rows of workloads, which come into being when they are first spoken of. */
final class Workloads {
    private Workloads() {}

    static UUID row(TenantTransaction rows, Workload workload, IdSource ids) {
        Optional<UUID> there = rows.bindings().workload(workload);
        if (there.isPresent()) {
            return there.get();
        }
        UUID id = ids.next();
        return rows.bindings().insert(id, workload)
                ? id
                : rows.bindings().workload(workload).orElseThrow();
    }
}
