package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.provisioning.Turn.GoOn;
import dev.resourcebroker.core.provisioning.Turn.Rest;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.resource.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A worker that looks, and puts on record what follows from that without calling anybody. */
final class Watching {
    private static final Set<Phase> LIMITED =
            Set.of(Phase.PENDING, Phase.PROVISIONING, Phase.UPDATING, Phase.ROTATING, Phase.RESTORING, Phase.DELETING);

    private final Tools tools;
    private final Offered offered;
    private final Duration phaseLimit;

    Watching(Tools tools, Offered offered, Duration phaseLimit) {
        this.tools = tools;
        this.offered = offered;
        this.phaseLimit = phaseLimit
                .plus(offered.offering().traits().readyWithin())
                .plus(offered.offering().traits().visibleWithin());
    }

    /** Looks; empty when the vendor doesn't tell. */
    Optional<Observation> look(Work work, Calls calls, CallGuard guard) {
        Instant began = tools.clock().instant();
        VendorCalls vendor = new VendorCalls(offered, guard);
        Optional<Look> look = Optional.empty();
        try {
            look = vendor.look(
                    calls.look(work, guard, began.plus(tools.patience().call())));
            look.ifPresent(found ->
                    tools.refusals().looked(work, offered, calls.credential().access(), found));
        } finally {
            boolean denied = look.filter(Look.Denied.class::isInstance).isPresent();
            tools.rates().end(calls.credential().name(), !denied);
        }
        return look.map(found -> new Observation(began, found));
    }

    /** Records that a look or its preparation came to nothing. */
    Turn failed(Work work, String code, String message) {
        Trouble before = Trouble.of(work);
        boolean held = isHeld(work.row()) && before.failure().isPresent();
        Trouble trouble =
                held ? before.again() : before.more(code, message, tools.clock().instant());
        Row after = isOverdue(work) ? quarantined(work) : work.row();
        tools.ledger().write(work, Entry.of(after, Guard.FENCE, trouble));
        return new Rest(in(tools.patience().retry(trouble.failures())));
    }

    Turn save(Work work, Step.Save save, Observation observation) {
        Trouble trouble = troubleOf(work, save.saved(), observation);
        Entry entry = Entry.of(save.saved(), save.guard(), trouble);
        Step.Wait then = save.then();
        Optional<Work> after = tools.ledger().write(work, then != null && then.rests() ? entry.settling() : entry);
        return then == null || after.isEmpty() ? written(after) : new Rest(then.until());
    }

    private Trouble troubleOf(Work work, Row after, Observation observation) {
        Phase phase = after.progress().phase();
        Trouble trouble = Trouble.of(work).afterLook();
        if (after.progress().standing().is(Standing.State.SUSPENDED)) {
            return trouble.more(
                    Trouble.RESTORED,
                    "the vendor knows more than is on record",
                    tools.clock().instant());
        }
        if (phase == Phase.READY || phase == Phase.DELETED) {
            return Trouble.NONE;
        }
        if (phase == Phase.DRIFTED) {
            return work.row().progress().phase() == phase ? trouble : drifted();
        }
        boolean entered = phase == Phase.QUARANTINED && work.row().progress().phase() != phase;
        boolean restores = after.progress().counts().refused()
                > work.row().progress().counts().refused();
        if (phase == Phase.QUARANTINED && restores) {
            return trouble.more(
                    Trouble.RESTORE_UNKNOWN,
                    "nobody can tell whether it was brought back to what it was",
                    tools.clock().instant());
        }
        return entered ? quarantined(trouble, after, observation) : trouble;
    }

    private Trouble drifted() {
        String message = "it was changed at the vendor, and is left so";
        return Trouble.NONE.more(Trouble.DRIFTED, message, tools.clock().instant());
    }

    private Trouble quarantined(Trouble trouble, Row after, Observation observation) {
        Instant now = tools.clock().instant();
        boolean seen = observation.look() instanceof Look.Seen look
                && look.resources().stream().anyMatch(Sighting::isAlive);
        if (seen) {
            return trouble.more(Trouble.NEVER_READY, "it didn't become usable, or its credentials didn't", now);
        }
        if (isBinned(after, observation)) {
            return trouble.more(Trouble.BINNED, "it was deleted at the vendor, which keeps it for a while", now);
        }
        return after.progress().place().id() == null
                ? trouble.more(Trouble.UNKNOWN, "what became of its creation can't be found out", now)
                : trouble.more(Trouble.LOST, "the vendor hasn't got it any more", now);
    }

    private static boolean isBinned(Row after, Observation observation) {
        return observation.look() instanceof Look.Seen look
                && look.resources().stream()
                        .anyMatch(sighting ->
                                sighting.id().equals(after.progress().place().id()));
    }

    private Turn written(Optional<Work> after) {
        return after.<Turn>map(GoOn::new).orElseGet(() -> new Rest(tools.clock().instant()));
    }

    /** Tells listeners in what a resource isn't as it was left. */
    void tellDrift(Work work, Setup setup, Observation observation) {
        if (observation.look() instanceof Look.Seen seen) {
            Instant now = tools.clock().instant();
            View view = new View(setup, work.row(), seen, observation.began(), now);
            Drifts.of(view, work).forEach(drift -> tools.ledger().tell(work, drift));
        }
    }

    /** Comes to rest, and records what that means. */
    Turn await(Work work, Observation observation, Step.Wait wait) {
        if (observation.look() instanceof Look.Denied) {
            return failed(work, Trouble.DENIED, "the vendor denied access to the credential that it was called with");
        }
        Trouble trouble = explained(work, observation);
        if (isOverdue(work)) {
            Trouble overdue = trouble.more(
                    Trouble.OVERDUE,
                    "the vendor took longer than it may",
                    tools.clock().instant());
            return written(tools.ledger().write(work, Entry.of(quarantined(work), Guard.FENCE_AND_WISH, overdue)));
        }
        Instant until = wait.until();
        boolean settles = wait.rests()
                && ShownPhase.isResting(work.row().progress().phase())
                && work.settled() < work.row().wish().version();
        if (settles || !trouble.equals(Trouble.of(work))) {
            Entry entry = Entry.of(work.row(), Guard.FENCE_AND_WISH, trouble).settling();
            Optional<Work> after = tools.ledger().write(work, entry);
            return new Rest(after.isPresent() ? until : tools.clock().instant());
        }
        return new Rest(until);
    }

    /** Why it is held isn't forgotten for a vendor that couldn't be reached meanwhile. */
    private static boolean isHeld(Row row) {
        Phase phase = row.progress().phase();
        return phase == Phase.FAILED
                || phase == Phase.QUARANTINED
                || !row.progress().standing().is(Standing.State.SOUND);
    }

    private Trouble explained(Work work, Observation observation) {
        Trouble trouble = Trouble.of(work).afterLook();
        boolean unexplained = work.row().progress().phase() == Phase.QUARANTINED
                && trouble.failure().isEmpty();
        return unexplained ? quarantined(trouble, work.row(), observation) : trouble;
    }

    private static Row quarantined(Work work) {
        return work.row().progress(progress -> progress.phase(Phase.QUARANTINED));
    }

    private boolean isOverdue(Work work) {
        Instant limit = work.rest().phaseSince().plus(phaseLimit);
        return LIMITED.contains(work.row().progress().phase())
                && tools.clock().instant().isAfter(limit);
    }

    Instant in(Duration time) {
        return tools.clock().instant().plus(time);
    }
}
