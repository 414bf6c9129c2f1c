package dev.resourcebroker.tck.vendor;

import dev.resourcebroker.provider.Tag;
import java.util.List;
import java.util.Optional;

/**
 * What the fake vendor really holds, whether looks show it yet or not.
 *
 * @param things what isn't deleted
 * @param keys what isn't revoked
 */
public record Stock(List<Thing> things, List<Key> keys) {
    /** Copies the lists. */
    public Stock {
        things = List.copyOf(things);
        keys = List.copyOf(keys);
    }

    /**
     * A resource of the vendor.
     *
     * @param id its id there
     * @param name its name there
     * @param tag the broker's tag, if it carries one
     * @param size its only parameter
     */
    public record Thing(String id, String name, Optional<Tag> tag, int size) {}

    /**
     * A credential of the vendor.
     *
     * @param id its id there
     * @param thing the id of the thing that it opens
     * @param version which version it was issued as
     */
    public record Key(String id, String thing, long version) {}
}
