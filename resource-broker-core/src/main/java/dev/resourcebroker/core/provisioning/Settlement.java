package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Outcome.Done;
import dev.resourcebroker.provider.Outcome.NotDone;
import dev.resourcebroker.provider.Traits;
import dev.resourcebroker.resource.Phase;
import java.time.Duration;
import java.time.Instant;

/** Takes on record what came of one try of the open effect. */
final class Settlement {
    private final Setup setup;
    private final Row armed;
    private final OpenEffect open;
    private final Instant now;

    private Settlement(Setup setup, Row armed, OpenEffect open, Instant now) {
        this.setup = setup;
        this.armed = armed;
        this.open = open;
        this.now = now;
    }

    /**
     * Settles.
     *
     * @param setup what doesn't change
     * @param armed the row as it was armed, with the effect open
     * @param outcome what came of it; when done, the vendor's id of the resource or credential
     * @param now the time
     */
    static Step.Save settle(Setup setup, Row armed, Outcome<String> outcome, Instant now) {
        OpenEffect open = armed.progress().open();
        if (open == null) {
            throw new IllegalArgumentException("no effect is open");
        }
        Guard guard = new Guard(
                setup.rules().hold(Rule.SETTLE_ON_FENCE), !setup.rules().hold(Rule.SETTLE_ON_FENCE_ALONE), 0);
        return new Step.Save(new Settlement(setup, armed, open, now).row(outcome), guard);
    }

    private Row row(Outcome<String> outcome) {
        if (outcome instanceof Done<String> done) {
            return done(done.value());
        }
        if (outcome instanceof NotDone<String> refused) {
            boolean stays = open.inDoubt() && setup.rules().hold(Rule.ANSWER_OF_OWN_TRY);
            return stays ? armed.progress(this::onceQuiet) : refused(refused);
        }
        return setup.rules().hold(Rule.UNKNOWN_STAYS_OPEN)
                ? armed.progress(progress -> later(progress.open(open.doubted()), Duration.ZERO))
                : refused(new NotDone<>("unknown", false, Duration.ZERO));
    }

    private Row done(String id) {
        return switch (open.effect().kind()) {
            case CREATE ->
                closed().progress(progress -> progress.place(progress.place().id(id)));
            case ISSUE -> issued(id);
            case REVOKE -> closed().version(open.effect().version(), version -> version.state(State.REVOKED));
            // What it did may not be seen at once.
            case UPDATE -> closed().progress(progress -> later(progress, Duration.ZERO));
            case UNDELETE -> closed().progress(progress -> progress.phase(Phase.UPDATING));
            // Its outcome is what a quiet look sees.
            case DELETE -> armed.progress(this::onceQuiet);
            case SNAPSHOT -> snapshotted(id);
            case RESTORE ->
                armed.progress(progress -> progress.restored(open.effect().version()));
        };
    }

    private Row snapshotted(String id) {
        return closed().progress(progress -> progress.place(progress.place().snapshot(id))
                .counts(progress.counts().snapshotted(open.effect().version())));
    }

    private Row closed() {
        return armed.progress(progress -> progress.open(null));
    }

    private Row issued(String id) {
        Row row = closed();
        Row replaced = perVersion() ? row : row.eachVersion(version -> version.state(State.REVOKED));
        State state = setup.rules().hold(Rule.ACTIVE_WHEN_USABLE) ? State.ISSUED : State.ACTIVE;
        return replaced.version(
                open.effect().version(), version -> version.id(id).state(state));
    }

    private boolean perVersion() {
        Traits traits = setup.traits();
        return traits.credentials().perVersion();
    }

    private Row refused(NotDone<String> refusal) {
        if (!refusal.permanent()) {
            return undone(closed()).progress(progress -> later(progress, refusal.retryAfter()));
        }
        return isFindable() ? armed.progress(this::onceVisible) : believed();
    }

    /** Whether a look finds what the same request made, if it arrived before: repeated on its way, it is refused too. */
    private boolean isFindable() {
        boolean listed = open.is(EffectKind.ISSUE)
                && perVersion()
                && setup.traits().credentials().listed();
        return (listed || open.is(EffectKind.CREATE)) && setup.rules().hold(Rule.LOOK_BEFORE_BELIEVING);
    }

    private Progress onceVisible(Progress progress) {
        Instant visible = now.plus(setup.traits().visibleWithin());
        OpenEffect refused = open.refused(armed.wish().version());
        return progress.open(refused).times(progress.times().notBefore(visible));
    }

    /** The row once a look hasn't found what was refused for good. A newer wish is tried as if nothing had been refused. */
    static Row believe(Setup setup, Row row, OpenEffect refused, Instant now) {
        Settlement settlement = new Settlement(setup, row, refused, now);
        return refused.refusedAt() == row.wish().version()
                ? settlement.believed()
                : settlement.undone(settlement.closed());
    }

    private Row believed() {
        return undone(closed()).progress(this::failed);
    }

    private Progress failed(Progress progress) {
        boolean over = open.is(EffectKind.RESTORE) && setup.rules().hold(Rule.RESTORE_REFUSED_ONCE);
        Counts counts = over ? progress.counts().refused(open.effect().version()) : progress.counts();
        return progress.counts(counts).halted(Phase.FAILED, armed.wish().version());
    }

    private Row undone(Row row) {
        if (open.effect().kind() != EffectKind.ISSUE) {
            return row;
        }
        Row dropped = row.version(open.effect().version(), version -> version.state(State.REVOKED));
        return perVersion() ? dropped : dropped.eachVersion(Settlement::givenBack);
    }

    private static CredentialVersion givenBack(CredentialVersion version) {
        return version.is(State.REVOKING) ? version.state(State.ACTIVE) : version;
    }

    private Progress onceQuiet(Progress progress) {
        return progress.times(progress.times().notBefore(progress.times().quietUntil()));
    }

    private Progress later(Progress progress, Duration asked) {
        Duration retry = setup.pace().retry();
        Instant from = now.plus(asked.compareTo(retry) > 0 ? asked : retry);
        return progress.times(progress.times().notBefore(from));
    }
}
