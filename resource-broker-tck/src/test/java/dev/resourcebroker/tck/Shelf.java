package dev.resourcebroker.tck;

import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.CredentialTraits.Listing;
import dev.resourcebroker.provider.CredentialTraits.SecondIssue;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.provider.Traits.Tagging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a vendor holds, and what its reads see of it so far. Behaves as the traits say. */
final class Shelf {
    private final Traits traits;
    private final SettableClock clock;
    private final List<Version> versions = new ArrayList<>();
    private final Map<String, String> snapshots = new HashMap<>();
    private State state = new State(List.of(), List.of());
    private int serial;

    Shelf(Traits traits, SettableClock clock) {
        this.traits = traits;
        this.clock = clock;
        versions.add(new Version(Instant.MIN, state));
    }

    /** A refusal, by its status. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final int status;

        Refused(int status) {
            this.status = status;
        }
    }

    record Thing(String id, String name, String tag, String stamp, String size, Instant readyAt, boolean binned) {
        Thing binned(boolean next) {
            return new Thing(id, name, tag, stamp, size, readyAt, next);
        }
    }

    record Key(String id, String thing, String name, String secret) {}

    private record State(List<Thing> things, List<Key> keys) {}

    private record Version(Instant visibleFrom, State state) {}

    private void become(List<Thing> things, List<Key> keys) {
        state = new State(List.copyOf(things), List.copyOf(keys));
        versions.add(new Version(clock.instant().plus(traits.visibleWithin()), state));
    }

    private State seen() {
        State seen = versions.get(0).state();
        for (Version version : versions) {
            seen = version.visibleFrom().isAfter(clock.instant()) ? seen : version.state();
        }
        return seen;
    }

    synchronized List<Thing> things(Predicate<Thing> asked) {
        return seen().things().stream().filter(asked).toList();
    }

    synchronized List<Key> keys(String tag) {
        State seen = seen();
        return seen.keys().stream()
                .filter(key -> seen.things().stream()
                                .anyMatch(thing -> thing.id().equals(key.thing())
                                        && (thing.tag().equals(tag)
                                                || thing.name().equals(tag)))
                        || key.thing().equals(tag)
                        || key.name().startsWith(tag + "-v"))
                .toList();
    }

    boolean isReady(Thing thing) {
        return !thing.readyAt().isAfter(clock.instant());
    }

    synchronized String create(Map<String, String> form) {
        Thing same = state.things().stream()
                .filter(thing -> thing.name().equals(form.get("name")) && !thing.binned())
                .findFirst()
                .orElse(null);
        if (same != null && traits.secondCreate() == SecondCreate.SAME) {
            return same.id();
        }
        if (same != null && traits.secondCreate() == SecondCreate.REFUSED) {
            throw new Refused(409);
        }
        boolean atOnce = traits.tagging() == Tagging.ATOMIC;
        Thing thing = new Thing(
                "t" + ++serial,
                form.get("name"),
                atOnce ? form.get("tag") : "",
                atOnce ? form.get("stamp") : "0",
                form.get("size"),
                clock.instant().plus(traits.readyWithin().dividedBy(30)),
                false);
        become(plus(state.things(), thing), state.keys());
        return thing.id();
    }

    synchronized void update(String id, Map<String, String> form) {
        require(id);
        boolean tags = traits.tagging() != Tagging.NONE;
        replace(
                id,
                thing -> new Thing(
                        id,
                        thing.name(),
                        tags ? form.getOrDefault("tag", thing.tag()) : "",
                        tags ? form.getOrDefault("stamp", thing.stamp()) : "0",
                        form.getOrDefault("size", thing.size()),
                        thing.readyAt(),
                        false));
    }

    synchronized void delete(String id) {
        require(id);
        List<Key> keys = state.keys().stream()
                .filter(key ->
                        traits.credentials().outliveResource() || !key.thing().equals(id))
                .toList();
        if (traits.undeletes()) {
            replace(id, thing -> thing.binned(true));
            become(state.things(), keys);
        } else {
            become(without(state.things(), thing -> thing.id().equals(id)), keys);
        }
    }

    synchronized void undelete(String id) {
        if (state.things().stream().noneMatch(thing -> thing.id().equals(id))) {
            throw new Refused(404);
        }
        replace(id, thing -> thing.binned(false));
    }

    synchronized Key issue(String thing, String name) {
        require(thing);
        CredentialTraits credentials = traits.credentials();
        Key same = state.keys().stream()
                .filter(key -> key.thing().equals(thing) && (key.name().equals(name) || !credentials.perVersion()))
                .findFirst()
                .orElse(null);
        if (same != null && credentials.secondIssue() == SecondIssue.SAME) {
            return same;
        }
        if (same != null && credentials.secondIssue() == SecondIssue.REFUSED) {
            throw new Refused(409);
        }
        if (!credentials.perVersion()) {
            Key only = new Key("k-" + thing, thing, name, "shh-" + ++serial);
            become(state.things(), plus(without(state.keys(), key -> key.thing().equals(thing)), only));
            return only;
        }
        if (state.keys().stream().filter(key -> key.thing().equals(thing)).count() >= credentials.limit()) {
            throw new Refused(422);
        }
        Key key = new Key("k" + ++serial, thing, name, "shh-" + serial + "-hush");
        become(state.things(), plus(state.keys(), key));
        return key;
    }

    synchronized void revoke(String id) {
        if (state.keys().stream().noneMatch(key -> key.id().equals(id))) {
            throw new Refused(404);
        }
        become(state.things(), without(state.keys(), key -> key.id().equals(id)));
    }

    synchronized String snapshot(String thing, String token) {
        require(thing);
        return snapshots.computeIfAbsent(token, fresh -> "s" + ++serial);
    }

    synchronized void requireSnapshot(String id) {
        if (!snapshots.containsValue(id)) {
            throw new Refused(422);
        }
    }

    boolean listsNames() {
        return traits.credentials().listing() == Listing.VERSIONS;
    }

    private void require(String id) {
        if (state.things().stream().noneMatch(thing -> thing.id().equals(id) && !thing.binned())) {
            throw new Refused(404);
        }
    }

    private void replace(String id, UnaryOperator<Thing> change) {
        become(
                state.things().stream()
                        .map(thing -> thing.id().equals(id) ? change.apply(thing) : thing)
                        .toList(),
                state.keys());
    }

    private static <T> List<T> plus(List<T> list, T added) {
        return Stream.concat(list.stream(), Stream.of(added)).toList();
    }

    private static <T> List<T> without(List<T> list, Predicate<T> gone) {
        return list.stream().filter(gone.negate()).toList();
    }
}
