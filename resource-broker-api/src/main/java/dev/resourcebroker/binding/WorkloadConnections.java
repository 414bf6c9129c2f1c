package dev.resourcebroker.binding;

import dev.resourcebroker.OrgId;
import java.util.List;

/**
 * Everything that one workload's bindings give right now. Printing it shows no secret.
 *
 * @param org whose workload
 * @param workload who receives them
 * @param bindings its bindings, in order of creation
 */
public record WorkloadConnections(OrgId org, Workload workload, List<ResolvedBinding> bindings) {
    /** Copies the list. */
    public WorkloadConnections {
        bindings = List.copyOf(bindings);
    }
}
