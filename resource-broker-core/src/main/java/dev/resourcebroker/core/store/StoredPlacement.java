package dev.resourcebroker.core.store;

import dev.resourcebroker.binding.Workload;
import java.util.Optional;

/**
 * A workload that runs in a namespace.
 *
 * @param workload the workload
 * @param plan everything bound to it
 * @param lying the delivery that lies there, when there is one on record
 */
public record StoredPlacement(Workload workload, WorkloadPlan plan, Optional<StoredInjection> lying) {}
