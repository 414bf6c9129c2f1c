package dev.resourcebroker.tck.vendor;

import dev.resourcebroker.provider.Traits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a vendor holds, and what its looks show of it so far. Not thread-safe. */
final class Holdings {
    private final Duration visibleWithin;
    private final Duration undeleteWithin;
    private final Deque<Version> versions = new ArrayDeque<>();
    private State state = new State(List.of(), List.of());
    private Instant now = Instant.MIN;
    private int serial;

    Holdings(Traits traits) {
        visibleWithin = traits.visibleWithin();
        undeleteWithin = traits.undeleteWithin();
        versions.add(new Version(Instant.MIN, state));
    }

    /** A refusal, by its status. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final int status;

        Refused(int status) {
            super(null, null, false, false);
            this.status = status;
        }
    }

    record Thing(
            String id,
            String name,
            String tag,
            long stamp,
            String size,
            Instant readyAt,
            @Nullable Instant binnedAt) {
        boolean isBinned() {
            return binnedAt != null;
        }

        Thing marked(String nextTag, long nextStamp) {
            return new Thing(id, name, nextTag, nextStamp, size, readyAt, binnedAt);
        }

        Thing size(String next) {
            return new Thing(id, name, tag, stamp, next, readyAt, binnedAt);
        }

        Thing binned(@Nullable Instant at) {
            return new Thing(id, name, tag, stamp, size, readyAt, at);
        }
    }

    /** A credential of a thing, and the name that the thing has or had. */
    record Key(String id, String thing, String of, long version, String secret) {}

    record State(List<Thing> things, List<Key> keys) {}

    private record Version(Instant visibleFrom, State state) {}

    /** Says what time it is; never goes back. */
    void at(Instant time) {
        now = time.isAfter(now) ? time : now;
        boolean expires = state.things().stream().anyMatch(this::isExpired);
        if (expires) {
            remove(this::isExpired, key -> false);
        }
    }

    private boolean isExpired(Thing thing) {
        return thing.binnedAt() != null
                && !thing.binnedAt().plus(undeleteWithin).isAfter(now);
    }

    Instant now() {
        return now;
    }

    int next() {
        return ++serial;
    }

    State really() {
        return state;
    }

    State seen() {
        State seen = versions.getFirst().state();
        for (Version version : versions) {
            seen = version.visibleFrom().isAfter(now) ? seen : version.state();
        }
        return seen;
    }

    Thing require(String id) {
        return state.things().stream()
                .filter(thing -> thing.id().equals(id) && !thing.isBinned())
                .findFirst()
                .orElseThrow(() -> new Refused(404));
    }

    void add(Thing thing) {
        become(plus(state.things(), thing), state.keys());
    }

    void add(Key key) {
        become(state.things(), plus(state.keys(), key));
    }

    void change(String id, UnaryOperator<Thing> change) {
        List<Thing> changed = state.things().stream()
                .map(thing -> thing.id().equals(id) ? change.apply(thing) : thing)
                .toList();
        become(changed, state.keys());
    }

    void remove(Predicate<Thing> things, Predicate<Key> keys) {
        become(without(state.things(), things), without(state.keys(), keys));
    }

    private void become(List<Thing> things, List<Key> keys) {
        State before = seen();
        versions.removeIf(version -> !version.visibleFrom().isAfter(now));
        versions.addFirst(new Version(Instant.MIN, before));
        state = new State(things, keys);
        versions.add(new Version(now.plus(visibleWithin), state));
    }

    private static <T> List<T> plus(List<T> list, T added) {
        return Stream.concat(list.stream(), Stream.of(added)).toList();
    }

    private static <T> List<T> without(List<T> list, Predicate<T> gone) {
        return list.stream().filter(gone.negate()).toList();
    }
}
