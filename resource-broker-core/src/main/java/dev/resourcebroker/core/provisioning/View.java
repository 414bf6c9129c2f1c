package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.provider.Traits.Tagging;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is on record, held against what a look saw.
 *
 * @param setup what doesn't change
 * @param row what is on record
 * @param seen what the look saw
 * @param began when the look began
 * @param now the time
 */
record View(Setup setup, Row row, Look.Seen seen, Instant began, Instant now) {
    View row(Row other) {
        return new View(setup, other, seen, began, now);
    }

    boolean hold(Rule rule) {
        return setup.rules().hold(rule);
    }

    Traits traits() {
        return setup.traits();
    }

    Progress progress() {
        return row.progress();
    }

    Wish wish() {
        return row.wish();
    }

    boolean is(EffectKind kind) {
        OpenEffect open = progress().open();
        return open != null && open.is(kind);
    }

    /** Whether what the look missed isn't there. */
    boolean isQuiet() {
        Instant looked = hold(Rule.ABSENCE_BY_BEGIN) ? began : now;
        return !hold(Rule.ABSENCE_AFTER_QUIET)
                || !looked.isBefore(progress().times().quietUntil());
    }

    /** Whether the look was made with another account than the resource was created in. */
    boolean isElsewhere() {
        String account = progress().place().account();
        return hold(Rule.ABSENCE_BY_ACCOUNT) && account != null && !account.equals(seen.account());
    }

    /** The resource of this row, in the vendor's bin perhaps. */
    Optional<Sighting> resource() {
        String id = progress().place().id();
        return id == null
                ? mine().stream().min(Comparator.comparing(Sighting::id))
                : mine().stream().filter(sighting -> sighting.id().equals(id)).findFirst();
    }

    /** What carries our mark and is there. */
    List<Sighting> alive() {
        return mine().stream().filter(Sighting::isAlive).toList();
    }

    Optional<Sighting> aliveWithId(String id) {
        return alive().stream().filter(sighting -> sighting.id().equals(id)).findFirst();
    }

    private List<Sighting> mine() {
        return seen.resources().stream().filter(this::isMine).toList();
    }

    private boolean isMine(Sighting sighting) {
        if (!hold(Rule.OURS_BY_TAG)) {
            return true;
        }
        Tag tag = sighting.tag();
        return tag == null ? isMineUntagged(sighting) : tag.equals(tag());
    }

    private boolean isMineUntagged(Sighting sighting) {
        boolean claimable = hold(Rule.CLAIM_UNTAGGED) && is(EffectKind.CREATE);
        boolean recorded = sighting.id().equals(progress().place().id());
        return traits().tagging() != Tagging.ATOMIC
                && sighting.name().equals(Setup.nameOf(tag()))
                && (claimable || recorded);
    }

    Tag tag() {
        return setup.tag().incarnation(progress().place().incarnation());
    }

    /** Whether it still needs our tag. */
    boolean isUntagged(Sighting sighting) {
        return hold(Rule.TAG_BEFORE_USE) && traits().tagging() == Tagging.AFTER && sighting.tag() == null;
    }

    Step.Save save(Progress next) {
        return save(row.progress(next));
    }

    Step.Save save(Row next) {
        return new Step.Save(next, Guard.FENCE);
    }

    /** Saves that the open effect's outcome is on record, or needs none. */
    Step.Save close() {
        return save(progress().open(null));
    }

    Step.Wait waitUntilQuiet() {
        return Step.Wait.pausing(progress().times().quietUntil());
    }

    Step.Wait waitFor(Duration time) {
        return Step.Wait.pausing(now.plus(time));
    }

    /** Nothing to do; what may still become visible is looked for once quiet. */
    Step.Wait rest(@Nullable Instant until) {
        Instant slow = now.plus(setup.pace().slow());
        Instant next = until == null || slow.isBefore(until) ? slow : until;
        Instant quiet = progress().times().quietUntil();
        boolean early = hold(Rule.LOOK_WHEN_QUIET) && now.isBefore(quiet) && quiet.isBefore(next);
        return new Step.Wait(early ? quiet : next, true);
    }

    /** Nothing can be done for now, but may be seen. */
    Step.Wait stuck() {
        return hold(Rule.SLOW_LOOK) ? rest(null) : new Step.Wait(Instant.MAX, true);
    }
}
