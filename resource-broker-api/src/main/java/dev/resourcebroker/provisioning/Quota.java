package dev.resourcebroker.provisioning;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.OfferingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much an organisation may have at vendors at a time. Immutable; each method returns a changed copy.
 *
 * @param counts how many resources of an offering at most; an offering that isn't named has no limit
 * @param ceilings what all its resources may cost a month at most, each currency by itself; a currency that isn't named
 *     is allowed only when there are no ceilings at all
 */
public record Quota(Map<OfferingId, Integer> counts, List<Cost> ceilings) {
    /** No limit. */
    public static final Quota UNLIMITED = new Quota(Map.of(), List.of());

    /** Copies, and refuses a currency that is there twice. */
    public Quota {
        counts = Map.copyOf(counts);
        ceilings = List.copyOf(ceilings);
        if (ceilings.stream().map(Cost::currency).distinct().count() < ceilings.size()) {
            throw PermanentBrokerException.invalid("ceilings", "has a currency twice");
        }
        if (counts.values().stream().anyMatch(most -> most < 0)) {
            throw PermanentBrokerException.invalid("counts", "must not be negative");
        }
    }

    /**
     * With a limit for an offering.
     *
     * @param offering the offering
     * @param most how many at most
     * @return a changed copy
     */
    public Quota count(OfferingId offering, int most) {
        Map<OfferingId, Integer> all = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        all.putAll(counts);
        all.put(offering, most);
        return new Quota(all, ceilings);
    }

    /**
     * With a ceiling for the monthly cost in one currency.
     *
     * @param ceiling the most
     * @return a changed copy
     */
    public Quota ceiling(Cost ceiling) {
        List<Cost> all = new ArrayList<>(ceilings);
        all.removeIf(other -> other.currency().equals(ceiling.currency()));
        all.add(ceiling);
        return new Quota(counts, all);
    }
}
