package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provisioning.Drift;
import java.util.List;
import java.util.TreeMap;

/** In which parameters what a look saw differs from what is on record. */
final class Differences {
    private Differences() {}

    static List<Drift.Difference> of(Specification recorded, Sighting seen) {
        return new TreeMap<>(seen.actual())
                .entrySet().stream()
                        .map(actual -> new Drift.Difference(
                                actual.getKey(),
                                recorded.parameters().getOrDefault(actual.getKey(), ""),
                                actual.getValue()))
                        .filter(difference -> !difference.recorded().equals(difference.actual()))
                        .toList();
    }
}
