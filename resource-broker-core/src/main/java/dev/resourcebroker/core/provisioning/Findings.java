package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Traits.SecondCreate;
import dev.resourcebroker.resource.Phase;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out by a look what became of the open effect. Presence proves at once, absence once quiet. An effect that may be
 * repeated is, if it is still wished for.
 */
final class Findings {
    private final View view;
    private final OpenEffect open;

    private Findings(View view, OpenEffect open) {
        this.view = view;
        this.open = open;
    }

    /** Nothing while no effect is open. */
    static Optional<Step> judge(View view) {
        return Optional.ofNullable(view.progress().open()).map(open -> new Findings(view, open).judge());
    }

    private Step judge() {
        if (open.isRefused() && !isFound()) {
            return refused();
        }
        return view.hold(Rule.LOOK_BEFORE_REPLAY) ? judgeByLook() : Arming.arm(view, open.effect());
    }

    private boolean isFound() {
        return open.is(EffectKind.CREATE)
                ? view.resource().isPresent()
                : Credentials.found(view, open.effect().version()).isPresent();
    }

    private Step refused() {
        Instant visible = view.progress().times().notBefore();
        return view.began().isBefore(visible)
                ? Step.Wait.pausing(visible)
                : view.save(Settlement.believe(view.setup(), view.row(), open, view.now()));
    }

    private Step judgeByLook() {
        return switch (open.effect().kind()) {
            case CREATE -> create();
            case UPDATE -> update();
            case ISSUE -> IssueFindings.judge(view, open);
            case REVOKE -> revoke();
            case DELETE -> delete();
            case UNDELETE -> undelete();
            case SNAPSHOT -> snapshot();
            case RESTORE -> Restoration.judge(view, open);
        };
    }

    private Step create() {
        return view.resource().map(this::created).orElseGet(this::notCreated);
    }

    private Step created(Sighting resource) {
        Progress placed = Presence.adopt(view, resource);
        return view.isUntagged(resource) && resource.isAlive()
                ? Arming.arm(view.row(view.row().progress(placed)), Effect.update(resource.id()))
                : view.save(placed.open(null));
    }

    private Step notCreated() {
        SecondCreate second = view.traits().secondCreate();
        if (view.isQuiet()) {
            boolean late = second == SecondCreate.DOUBLES && view.setup().doubt() == Doubt.QUARANTINE;
            return late
                    ? view.save(view.progress()
                            .open(null)
                            .halted(Phase.QUARANTINED, view.wish().version()))
                    : view.close();
        }
        return second == SecondCreate.SAME ? repeat() : view.waitUntilQuiet();
    }

    private Step update() {
        Optional<Sighting> resource = view.resource().filter(Sighting::isAlive);
        boolean done = resource.filter(Sighting::asWished)
                .filter(seen -> !view.isUntagged(seen))
                .isPresent();
        if (done) {
            return view.close();
        }
        return resource.isPresent() ? repeatUntilQuiet() : closeOnceQuiet();
    }

    private Step undelete() {
        Optional<Sighting> resource = view.resource();
        if (resource.filter(Sighting::isAlive).isPresent()) {
            return view.save(view.progress().open(null).phase(Phase.UPDATING));
        }
        return resource.isPresent() ? repeatUntilQuiet() : closeOnceQuiet();
    }

    private Step revoke() {
        boolean listed = view.traits().credentials().listed();
        if (!listed || Credentials.isSeen(view, open.effect().target())) {
            return view.isQuiet() ? view.close() : Arming.arm(view, open.effect());
        }
        if (!view.isQuiet()) {
            return view.waitUntilQuiet();
        }
        Row row = view.row().version(open.effect().version(), version -> version.state(State.REVOKED));
        return view.save(row.progress(progress -> progress.open(null)));
    }

    private Step delete() {
        if (isTakenBack() && !view.hold(Rule.NOTHING_OPPOSITE)) {
            return view.close();
        }
        boolean wanted = !isTakenBack()
                && isStillDue()
                && view.aliveWithId(open.effect().target()).isPresent();
        return wanted && !view.isQuiet() ? Arming.arm(view, open.effect()) : closeOnceGone();
    }

    private boolean isTakenBack() {
        return view.wish().present()
                && open.effect().target().equals(view.progress().place().id());
    }

    /** Whether it would be armed now. A stray is always due. */
    private boolean isStillDue() {
        return view.wish().present() || Removal.isDue(view) || !view.hold(Rule.REPEAT_WHILE_DUE);
    }

    /** Its token is that of the wish, and gives the same snapshot however often it is sent. */
    private Step snapshot() {
        boolean wanted = Removal.lacksSnapshot(view)
                && open.effect().version() == view.wish().version()
                && view.aliveWithId(open.effect().target()).isPresent();
        return wanted && !view.isQuiet() ? Arming.arm(view, open.effect()) : closeOnceQuiet();
    }

    private Step closeOnceGone() {
        return Removal.isGone(view) ? view.close() : view.waitUntilQuiet();
    }

    private Step repeatUntilQuiet() {
        return view.isQuiet() ? view.close() : repeat();
    }

    private Step repeat() {
        return view.wish().present() ? Arming.arm(view, open.effect()) : view.waitUntilQuiet();
    }

    private Step closeOnceQuiet() {
        return view.isQuiet() ? view.close() : view.waitUntilQuiet();
    }
}
