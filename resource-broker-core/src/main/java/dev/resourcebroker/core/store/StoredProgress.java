package dev.resourcebroker.core.store;

import dev.resourcebroker.resource.Phase;
import java.util.Map;

/**
 * How far a worker has got with a resource, as it is stored.
 *
 * @param phase where it stands
 * @param fence the last claim's number
 * @param rest everything else, by names that the worker knows
 */
public record StoredProgress(Phase phase, long fence, Map<String, String> rest) {
    /** Copies the map. */
    public StoredProgress {
        rest = Map.copyOf(rest);
    }
}
