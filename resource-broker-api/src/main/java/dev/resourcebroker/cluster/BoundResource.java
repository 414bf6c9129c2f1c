package dev.resourcebroker.cluster;

import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import java.util.List;

/**
 * A resource that is bound to a workload, without its values.
 *
 * @param name its name, a DNS label
 * @param resource its id
 * @param type its type
 * @param connectionVersion the number of its current connection version
 * @param entries the names of its entries, sorted
 */
public record BoundResource(
        String name, ResourceId resource, ResourceType type, long connectionVersion, List<String> entries) {
    /** Copies the list. */
    public BoundResource {
        entries = List.copyOf(entries);
    }
}
