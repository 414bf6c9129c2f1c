package dev.resourcebroker.core.store;

import dev.resourcebroker.binding.Workload;

/**
 * What a binding leads to, and for which workload.
 *
 * @param workload the workload
 * @param connection what it leads to
 */
public record BoundConnection(Workload workload, StoredConnection connection) {}
