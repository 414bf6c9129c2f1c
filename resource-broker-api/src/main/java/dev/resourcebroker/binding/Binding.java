package dev.resourcebroker.binding;

import dev.resourcebroker.Actor;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;

/**
 * This resource, for this workload, under these names.
 *
 * @param id the broker's id
 * @param resource what is bound
 * @param workload who receives it
 * @param naming under which names
 * @param createdBy who bound it
 * @param createdAt when it was bound
 */
public record Binding(
        BindingId id, ResourceId resource, Workload workload, Naming naming, Actor createdBy, Instant createdAt) {}
