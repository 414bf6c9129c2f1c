package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Sighting.Condition;
import dev.resourcebroker.provider.Tag;
import java.time.Instant;

/**
 * A resource in the inventory of a vendor, with what looks still see of it. A condition of null is a thing that isn't
 * there. It knows which restore in place was its last.
 */
record Thing(
        String id,
        String name,
        Tag tag,
        String account,
        Condition condition,
        long generation,
        long stamp,
        long restored,
        Instant readyAt,
        Thing before,
        Instant shownFrom) {

    Thing condition(Condition next) {
        return new Thing(id, name, tag, account, next, generation, stamp, restored, readyAt, before, shownFrom);
    }

    Thing updated(Tag newTag, long newGeneration, long newStamp) {
        return new Thing(
                id,
                name,
                newTag,
                account,
                condition,
                newGeneration,
                Math.max(stamp, newStamp),
                restored,
                readyAt,
                before,
                shownFrom);
    }

    Thing restored(long number, Instant ready) {
        return new Thing(id, name, tag, account, condition, generation, stamp, number, ready, before, shownFrom);
    }

    /** The same, seen by looks from then on; until then they see what there was. */
    Thing shown(Thing earlier, Instant from) {
        Thing bare = earlier == null ? null : earlier.shown(null, Instant.EPOCH);
        return new Thing(id, name, tag, account, condition, generation, stamp, restored, readyAt, bare, from);
    }

    /** What is there: not gone for good, nor in the bin. */
    boolean isAlive() {
        return condition == Condition.READY;
    }

    boolean isStranger() {
        return id.startsWith("a");
    }

    /** What a look sees; null for nothing. */
    Thing seenAt(Instant now) {
        Thing seen = now.isBefore(shownFrom) ? before : this;
        return seen == null || seen.condition == null ? null : seen;
    }

    Sighting sighting(Instant now, long wished) {
        boolean making = condition == Condition.READY && now.isBefore(readyAt);
        return new Sighting(id, name, tag, making ? Condition.MAKING : condition, generation == wished, stamp);
    }
}
