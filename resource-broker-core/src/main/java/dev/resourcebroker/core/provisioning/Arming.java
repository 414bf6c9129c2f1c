package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.resource.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts an effect on record before it is sent. */
final class Arming {
    private final View view;
    private final Effect effect;

    private Arming(View view, Effect effect) {
        this.view = view;
        this.effect = effect;
    }

    /** Arms an effect, once more when it is the open one; waits while the vendor refuses or doesn't answer. */
    static Step arm(View view, Effect effect) {
        Progress progress = view.progress();
        if (progress.haltedAt() == view.wish().version() || isRefusedForEver(view)) {
            return view.stuck();
        }
        Instant from = progress.times().notBefore();
        return view.now().isBefore(from) ? Step.Wait.pausing(from) : new Arming(view, effect).send();
    }

    private static boolean isRefusedForEver(View view) {
        return !view.hold(Rule.REFUSAL_PER_WISH) && view.progress().haltedAt() > 0;
    }

    private Step.Send send() {
        Row armed = view.row().progress(this::progress).versions(versions());
        return new Step.Send(armed, guard());
    }

    private Progress progress(Progress before) {
        OpenEffect open = open(before);
        Instant starts = view.hold(Rule.QUIET_FROM_DEADLINE) ? open.deadline() : view.now();
        Progress after = before.open(open)
                .times(before.times().quietUntil(starts.plus(view.traits().visibleWithin())))
                .counts(before.counts().armed(open))
                .phase(phase(before.phase()));
        return switch (effect.kind()) {
            case CREATE -> created(after);
            case RESTORE -> view.hold(Rule.TIME_TO_RESTORE) ? awaited(after) : after;
            default -> after;
        };
    }

    private OpenEffect open(Progress before) {
        Instant deadline = view.now().plus(view.setup().pace().call());
        OpenEffect open = before.open();
        return open != null && open.effect().equals(effect)
                ? open.again(deadline)
                : new OpenEffect(effect, before.counts().effects() + 1, 1, deadline, false, 0);
    }

    private Progress created(Progress armed) {
        Progress timed = awaited(armed);
        boolean known = !view.hold(Rule.ACCOUNT_WHEN_ARMED);
        return known ? timed : timed.place(timed.place().account(view.seen().account()));
    }

    private Progress awaited(Progress armed) {
        return armed.times(armed.times().readyBy(view.now().plus(view.traits().readyWithin())));
    }

    private Phase phase(Phase before) {
        return switch (effect.kind()) {
            case CREATE -> Phase.PROVISIONING;
            case UPDATE, UNDELETE -> before == Phase.PROVISIONING ? before : Phase.UPDATING;
            case ISSUE -> view.row().current() > 0 ? Phase.ROTATING : Phase.PROVISIONING;
            case REVOKE -> before;
            case DELETE -> isStray() ? before : Phase.DELETING;
            case SNAPSHOT -> Phase.DELETION_PENDING;
            case RESTORE -> Phase.RESTORING;
        };
    }

    private boolean isStray() {
        return view.wish().present()
                && !effect.target().equals(view.progress().place().id());
    }

    private List<CredentialVersion> versions() {
        Row row = view.row();
        return switch (effect.kind()) {
            case ISSUE -> issuing(row);
            case REVOKE ->
                row.version(effect.version(), version -> version.state(State.REVOKING))
                        .versions();
            default -> row.versions();
        };
    }

    private List<CredentialVersion> issuing(Row row) {
        List<CredentialVersion> versions = new ArrayList<>(retired(row).versions());
        if (versions.stream().noneMatch(version -> version.number() == effect.version() && version.is(State.ISSUING))) {
            versions.add(new CredentialVersion(effect.version(), State.ISSUING, null));
        }
        return versions;
    }

    private Row retired(Row row) {
        boolean replaced = !view.traits().credentials().perVersion() && view.hold(Rule.RETIRE_IN_PLACE);
        return replaced ? row.eachVersion(version -> version.serves() ? version.state(State.REVOKING) : version) : row;
    }

    private Guard guard() {
        boolean serving = effect.kind() == EffectKind.REVOKE
                && view.wish().present()
                && view.hold(Rule.REVOKE_UNCARRIED)
                && view.row().versions().stream()
                        .anyMatch(version -> version.number() == effect.version() && version.serves());
        return new Guard(view.hold(Rule.ARM_ON_FENCE), view.hold(Rule.ARM_ON_WISH), serving ? effect.version() : 0);
    }
}
