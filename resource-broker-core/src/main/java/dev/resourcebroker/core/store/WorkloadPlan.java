package dev.resourcebroker.core.store;

import dev.resourcebroker.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything bound to one workload.
 *
 * @param workload the workload's row
 * @param connections what its bindings lead to, in order of creation
 * @param variables the names that they claim, in order
 * @param resources the names of the resources
 */
public record WorkloadPlan(
        UUID workload,
        List<StoredConnection> connections,
        List<StoredVariable> variables,
        Map<ResourceId, String> resources) {}
