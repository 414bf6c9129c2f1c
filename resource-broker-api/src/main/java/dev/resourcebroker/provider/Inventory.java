package dev.resourcebroker.provider;

import java.util.List;
import java.util.Optional;

/**
 * A page of what an account holds.
 *
 * @param resources the resources of the page
 * @param next where the next page begins; empty after the last one
 */
public record Inventory(List<Sighting> resources, Optional<String> next) {
    /** Copies the list. */
    public Inventory {
        resources = List.copyOf(resources);
    }
}
