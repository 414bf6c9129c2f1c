package dev.resourcebroker.tck.vendor;

import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.tck.vendor.Holdings.Refused;
import dev.resourcebroker.tck.vendor.Holdings.Thing;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How a vendor makes and changes things, as its traits say. Not thread-safe. */
final class Things {
    private final Traits traits;
    private final Holdings holdings;
    private final Map<String, Snapshot> snapshots = new HashMap<>();

    private record Snapshot(String id, String size) {}

    Things(Traits traits, Holdings holdings) {
        this.traits = traits;
        this.holdings = holdings;
    }

    String create(Map<String, String> form) {
        Optional<Thing> same = sameAs(form.getOrDefault("name", ""));
        if (same.isPresent() && traits.secondCreate() == SecondCreate.SAME) {
            return same.get().id();
        }
        if (same.isPresent() && traits.secondCreate() == SecondCreate.REFUSED) {
            throw new Refused(409);
        }
        Optional.ofNullable(form.get("snapshot")).ifPresent(this::require);
        return make(form).id();
    }

    private Optional<Thing> sameAs(String name) {
        return holdings.really().things().stream()
                .filter(thing -> thing.name().equals(name) && !thing.isBinned())
                .findFirst();
    }

    private Thing make(Map<String, String> form) {
        boolean tagged = traits.tagging() == Tagging.ATOMIC;
        Instant readyAt = holdings.now().plus(traits.readyWithin().dividedBy(2));
        Thing thing = new Thing(
                "t" + holdings.next(),
                form.getOrDefault("name", ""),
                tagged ? form.getOrDefault("tag", "") : "",
                tagged ? stamp(form) : 0,
                form.getOrDefault("size", ""),
                readyAt,
                null);
        holdings.add(thing);
        return thing;
    }

    String update(String id, Map<String, String> form) {
        Thing thing = holdings.require(id).size(form.getOrDefault("size", ""));
        holdings.change(id, before -> marked(thing, form));
        return id;
    }

    private Thing marked(Thing thing, Map<String, String> form) {
        return traits.tagging() == Tagging.NONE
                ? thing
                : thing.marked(form.getOrDefault("tag", thing.tag()), stamp(form));
    }

    private static long stamp(Map<String, String> form) {
        return Long.parseLong(form.getOrDefault("stamp", "0"));
    }

    void delete(String id) {
        holdings.require(id);
        boolean outlive = traits.credentials().outliveResource();
        holdings.remove(
                thing -> thing.id().equals(id) && !traits.undeletes(),
                key -> key.thing().equals(id) && !outlive);
        holdings.change(id, thing -> thing.binned(holdings.now()));
    }

    String undelete(String id) {
        boolean there =
                holdings.really().things().stream().anyMatch(thing -> thing.id().equals(id));
        if (!there) {
            throw new Refused(404);
        }
        holdings.change(id, thing -> thing.binned(null));
        return id;
    }

    /** One snapshot for each token. */
    String snapshot(String id, String token) {
        Thing thing = holdings.require(id);
        return snapshots
                .computeIfAbsent(token, fresh -> new Snapshot("s" + holdings.next(), thing.size()))
                .id();
    }

    private Snapshot require(String id) {
        return snapshots.values().stream()
                .filter(snapshot -> snapshot.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(422));
    }

    String restore(String id, Map<String, String> form) {
        Thing restored = holdings.require(id)
                .size(require(form.getOrDefault("snapshot", "")).size());
        holdings.change(id, thing -> marked(restored, form));
        return id;
    }
}
