package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.store.StoredProgress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The worker's half of a row as names and values. What a later version adds has a value for rows that lack it. */
final class ProgressText {
    private final Map<String, String> values;

    private ProgressText(Map<String, String> values) {
        this.values = values;
    }

    static Progress read(StoredProgress stored) {
        ProgressText text = new ProgressText(stored.rest());
        return new Progress(
                stored.phase(),
                stored.fence(),
                text.place(),
                text.counts(),
                text.times(),
                text.open(),
                text.standing(),
                text.whole("halted-at"));
    }

    private Place place() {
        return new Place(
                Math.max(1, whole("incarnation")), values.get("id"), values.get("account"), values.get("snapshot"));
    }

    private Counts counts() {
        return new Counts(
                whole("effects"),
                whole("credentials"),
                whole("restored"),
                whole("refused"),
                whole("snapshotted"),
                whole("witnessed"));
    }

    private Times times() {
        return new Times(time("quiet-until"), time("not-before"), time("ready-by"));
    }

    private @Nullable OpenEffect open() {
        String kind = values.get("effect");
        if (kind == null) {
            return null;
        }
        Effect effect =
                new Effect(EffectKind.valueOf(kind), values.getOrDefault("effect-target", ""), whole("effect-version"));
        return new OpenEffect(
                effect,
                whole("effect-number"),
                (int) whole("effect-tries"),
                time("effect-deadline"),
                values.containsKey("effect-in-doubt"),
                whole("effect-refused-at"));
    }

    private Standing standing() {
        Standing.State state = Optional.ofNullable(values.get(StoredProgress.STANDING))
                .map(Standing.State::valueOf)
                .orElse(Standing.State.SOUND);
        return new Standing(state, whole(StoredProgress.EPOCH));
    }

    private long whole(String name) {
        return Optional.ofNullable(values.get(name)).map(Long::parseLong).orElse(0L);
    }

    private Instant time(String name) {
        return Optional.ofNullable(values.get(name)).map(Instant::parse).orElse(Instant.EPOCH);
    }

    static Map<String, String> write(Progress progress) {
        ProgressText text = new ProgressText(new TreeMap<>());
        text.put("incarnation", progress.place().incarnation());
        text.put("id", progress.place().id());
        text.put("account", progress.place().account());
        text.put("snapshot", progress.place().snapshot());
        text.put(progress.counts());
        text.put(progress.times());
        text.put(progress.open());
        text.put(StoredProgress.STANDING, progress.standing().state().name());
        text.put(StoredProgress.EPOCH, progress.standing().epoch());
        text.put("halted-at", progress.haltedAt());
        return text.values;
    }

    private void put(Counts counts) {
        put("effects", counts.effects());
        put("credentials", counts.credentials());
        put("restored", counts.restored());
        put("refused", counts.refused());
        put("snapshotted", counts.snapshotted());
        put("witnessed", counts.witnessed());
    }

    private void put(Times times) {
        put("quiet-until", times.quietUntil());
        put("not-before", times.notBefore());
        put("ready-by", times.readyBy());
    }

    private void put(@Nullable OpenEffect open) {
        if (open == null) {
            return;
        }
        put("effect", open.effect().kind().name());
        put("effect-target", open.effect().target());
        put("effect-version", open.effect().version());
        put("effect-number", open.number());
        put("effect-tries", open.tries());
        put("effect-deadline", open.deadline());
        put("effect-in-doubt", open.inDoubt() ? "yes" : null);
        put("effect-refused-at", open.refusedAt());
    }

    private void put(String name, Instant time) {
        put(name, time.equals(Instant.EPOCH) ? null : time.toString());
    }

    private void put(String name, long number) {
        put(name, number == 0 ? null : Long.toString(number));
    }

    private void put(String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
