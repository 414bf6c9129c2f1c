package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import java.util.List;
import java.util.UUID;

/**
 * A workload with everything bound to it.
 *
 * @param row the workload's row
 * @param org whose workload
 * @param workload the workload
 * @param connections what its bindings lead to, in order of creation
 */
public record BoundWorkload(UUID row, OrgId org, Workload workload, List<StoredConnection> connections) {}
