package dev.resourcebroker.core.store;

import java.util.List;
import java.util.UUID;

/**
 * Everything bound to one workload.
 *
 * @param workload the workload's row
 * @param connections what its bindings lead to, in order of creation
 * @param variables the names that they claim, in order
 */
public record WorkloadPlan(UUID workload, List<StoredConnection> connections, List<StoredVariable> variables) {}
