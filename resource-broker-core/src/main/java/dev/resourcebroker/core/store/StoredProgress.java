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
    /** The name of whether the row can be trusted after a restore of the meta-database; missing when it always could. */
    public static final String STANDING = "standing";

    /** The name of the last word to go on that was followed; missing before the first. */
    public static final String EPOCH = "epoch";

    /** Copies the map. */
    public StoredProgress {
        rest = Map.copyOf(rest);
    }

    boolean stands(String as) {
        return rest.getOrDefault(STANDING, "SOUND").equals(as);
    }

    long epoch() {
        return Long.parseLong(rest.getOrDefault(EPOCH, "0"));
    }
}
