package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.OfferingId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How often resources are looked at. Immutable.
 *
 * @param usual unless said otherwise
 * @param ofOfferings what is said otherwise
 */
public record Watches(Watch usual, Map<OfferingId, Watch> ofOfferings) {
    /** Copies the map. */
    public Watches {
        ofOfferings = Map.copyOf(ofOfferings);
    }

    /**
     * With another usual one.
     *
     * @param watch how often
     * @return a changed copy
     */
    public Watches usual(Watch watch) {
        return new Watches(watch, ofOfferings);
    }

    /**
     * With another one for an offering.
     *
     * @param offering which offering
     * @param watch how often
     * @return a changed copy
     */
    public Watches of(OfferingId offering, Watch watch) {
        Map<OfferingId, Watch> more = new HashMap<>(ofOfferings);
        more.put(offering, watch);
        return new Watches(usual, more);
    }

    Duration interval(Offering offering) {
        return ofOfferings.getOrDefault(offering.id(), usual).interval(offering);
    }
}
