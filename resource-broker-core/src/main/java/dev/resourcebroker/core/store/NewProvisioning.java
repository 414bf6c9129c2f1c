package dev.resourcebroker.core.store;

import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The provisioning of a new resource, about to be stored.
 *
 * @param resource which
 * @param credential the credential of the organisation to make it with; empty for the platform's
 * @param cost what it costs a month
 * @param original of what it is made; empty when it begins empty
 * @param at when it was wished for
 */
public record NewProvisioning(
        ResourceId resource, Optional<UUID> credential, Cost cost, Optional<StoredOriginal> original, Instant at) {
    /**
     * Where it begins.
     *
     * @param incarnation which incarnation is wished for
     * @param epoch counts the words to go on after a restore of the meta-database
     * @param progress how far a worker has got, by names that it knows
     */
    public record Begun(long incarnation, long epoch, Map<String, String> progress) {
        /** Nothing is there. */
        public static final Begun NEW = new Begun(1, 0, Map.of());

        /** Copies the map. */
        public Begun {
            progress = Map.copyOf(progress);
        }
    }
}
