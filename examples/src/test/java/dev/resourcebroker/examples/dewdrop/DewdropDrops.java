package dev.resourcebroker.examples.dewdrop;

import dev.resourcebroker.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What Dewdrop holds, and what its lists show of it so far. */
final class DewdropDrops {
    private static final Duration LAG = Duration.ofSeconds(3);
    private static final Duration MAKING = Duration.ofSeconds(8);
    private static final int PAGE = 2;
    private static final int MOST_PASSWORDS = 3;

    private final SettableClock clock = SettableClock.at(Instant.EPOCH);
    private final List<Shown> history = new ArrayList<>();
    private State state = new State(List.of(), List.of());
    private int serial;

    /** What is answered. */
    record Reply(int status, List<Map<String, String>> objects, String next) {
        static Reply status(int status) {
            return new Reply(status, List.of(), "");
        }

        static Reply of(Map<String, String> object) {
            return new Reply(200, List.of(object), "");
        }
    }

    private record State(List<Map<String, String>> drops, List<Map<String, String>> passwords) {}

    private record Shown(Instant from, State state) {}

    synchronized void pass(Duration time) {
        clock.advance(time);
    }

    private void become(List<Map<String, String>> drops, List<Map<String, String>> passwords) {
        state = new State(drops, passwords);
        history.add(new Shown(clock.instant().plus(LAG), state));
    }

    private State shown() {
        State last = new State(List.of(), List.of());
        for (Shown shown : history) {
            last = shown.from().isAfter(clock.instant()) ? last : shown.state();
        }
        return last;
    }

    synchronized Reply list(String name, String cursor) {
        List<Map<String, String>> asked = shown().drops().stream()
                .filter(drop -> name.isEmpty() || drop.get("name").equals(name))
                .map(this::withState)
                .toList();
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        String next = from + PAGE < asked.size() ? Integer.toString(from + PAGE) : "";
        return new Reply(200, asked.stream().skip(from).limit(PAGE).toList(), next);
    }

    private Map<String, String> withState(Map<String, String> drop) {
        Map<String, String> told = new TreeMap<>(drop);
        boolean ready = !Instant.parse(told.remove("ready")).isAfter(clock.instant());
        told.put("state", ready ? "ready" : "making");
        return told;
    }

    synchronized Reply create(Map<String, String> members) {
        Map<String, String> drop = new TreeMap<>(members);
        drop.put("id", "drop-" + ++serial);
        drop.put("ready", clock.instant().plus(MAKING).toString());
        become(plus(state.drops(), drop), state.passwords());
        return new Reply(201, List.of(Map.of("id", drop.get("id"))), "");
    }

    synchronized Reply change(String id, Map<String, String> members) {
        if (isMissing(id)) {
            return Reply.status(404);
        }
        List<Map<String, String>> drops = state.drops().stream()
                .map(drop -> drop.get("id").equals(id) ? changed(drop, members) : drop)
                .toList();
        become(drops, state.passwords());
        return Reply.of(Map.of("id", id));
    }

    private static Map<String, String> changed(Map<String, String> drop, Map<String, String> members) {
        Map<String, String> next = new TreeMap<>(drop);
        next.putAll(members);
        return next;
    }

    synchronized Reply delete(String id) {
        if (isMissing(id)) {
            return Reply.status(404);
        }
        become(without(state.drops(), has("id", id)), without(state.passwords(), has("drop", id)));
        return Reply.status(204);
    }

    synchronized Reply passwords(String drop) {
        List<Map<String, String>> objects = shown().passwords().stream()
                .filter(has("drop", drop))
                .map(password -> Map.of("id", password.get("id"), "name", password.get("name")))
                .toList();
        return new Reply(200, objects, "");
    }

    synchronized Reply addPassword(String drop, String name) {
        List<Map<String, String>> there =
                state.passwords().stream().filter(has("drop", drop)).toList();
        if (isMissing(drop)) {
            return Reply.status(404);
        } else if (there.stream().anyMatch(has("name", name))) {
            return Reply.status(409);
        } else if (there.size() >= MOST_PASSWORDS) {
            return Reply.status(422);
        }
        String id = "pw-" + ++serial;
        become(state.drops(), plus(state.passwords(), Map.of("id", id, "drop", drop, "name", name)));
        Map<String, String> once = Map.of(
                "id",
                id,
                "user",
                "u" + serial,
                "password",
                "hush-" + serial + "-dew",
                "host",
                "meadow.example",
                "port",
                "6379");
        return new Reply(201, List.of(once), "");
    }

    synchronized Reply deletePassword(String id) {
        if (state.passwords().stream().noneMatch(has("id", id))) {
            return Reply.status(404);
        }
        become(state.drops(), without(state.passwords(), has("id", id)));
        return Reply.status(204);
    }

    private boolean isMissing(String drop) {
        return state.drops().stream().noneMatch(has("id", drop));
    }

    private static Predicate<Map<String, String>> has(String member, String value) {
        return object -> value.equals(object.get(member));
    }

    private static <T> List<T> plus(List<T> list, T added) {
        return Stream.concat(list.stream(), Stream.of(added)).toList();
    }

    private static <T> List<T> without(List<T> list, Predicate<T> gone) {
        return list.stream().filter(gone.negate()).toList();
    }
}
