package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.resource.Phase;
import java.util.Optional;

/** What is next for a resource that is to exist. */
final class Presence {
    private final View view;

    private Presence(View view) {
        this.view = view;
    }

    static Step next(View view) {
        Presence presence = new Presence(view);
        return view.resource().map(presence::seen).orElseGet(presence::missing);
    }

    /** The row's half with the resource that was found; a quarantine ends by that. */
    static Progress adopt(View view, Sighting resource) {
        Progress progress = view.progress();
        Place place = progress.place().id(resource.id()).account(view.seen().account());
        return progress.halted(Phase.PROVISIONING, 0).place(place);
    }

    private Step missing() {
        if (!view.isQuiet()) {
            return view.waitUntilQuiet();
        }
        if (view.progress().place().id() == null) {
            return Arming.arm(view, Effect.create(name()));
        }
        if (view.progress().phase() == Phase.DELETING) {
            return Removal.conclude(view);
        }
        return view.wish().incarnation() > view.progress().place().incarnation() ? anew() : lost();
    }

    /** Gives up what is lost, and makes another under another name. */
    private Step anew() {
        return Removal.revokeOutliving(view).orElseGet(() -> {
            Row row = view.row().eachVersion(version -> version.state(State.REVOKED));
            Place place = view.progress()
                    .place()
                    .anew(view.wish().incarnation(), view.seen().account());
            return view.save(row.progress(progress -> progress.place(place).phase(Phase.PROVISIONING)));
        });
    }

    private String name() {
        String name = Setup.nameOf(view.tag());
        return view.hold(Rule.NAME_BY_INCARNATION)
                ? name
                : name + "-" + view.progress().counts().effects();
    }

    private Step lost() {
        return reach(Phase.QUARANTINED).orElseGet(view::stuck);
    }

    private Step seen(Sighting resource) {
        if (view.progress().place().id() == null) {
            return view.save(adopt(view, resource));
        }
        return resource.isAlive() ? alive(resource) : binned(resource);
    }

    private Step binned(Sighting resource) {
        if (!view.isQuiet()) {
            return view.waitUntilQuiet();
        }
        return Leaving.isLeft(view) ? Leaving.hold(view) : Arming.arm(view, Effect.undelete(resource.id()));
    }

    private Step alive(Sighting resource) {
        boolean differs = !resource.asWished() && !Leaving.isLeft(view);
        if (differs || view.isUntagged(resource)) {
            return Arming.arm(view, Effect.update(resource.id()));
        }
        return switch (resource.condition()) {
            case READY -> ready(resource);
            default -> making();
        };
    }

    private Step making() {
        if (view.now().isBefore(view.progress().times().readyBy())) {
            return view.waitFor(view.setup().pace().retry());
        }
        return lost();
    }

    private Step ready(Sighting resource) {
        return Strays.remove(view)
                .or(() -> Credentials.tend(view))
                .or(() -> Restoration.next(view))
                .or(() -> reach(served(resource)))
                .or(() -> Leaving.witness(view, resource))
                .orElseGet(() -> view.rest(null));
    }

    /** What its credentials make of a usable resource, when none can be issued or revoked for now. */
    private Phase served(Sighting resource) {
        if (Restoration.isRefused(view)) {
            return view.progress().phase();
        }
        long current = view.row().current();
        if (current == 0) {
            return Phase.QUARANTINED;
        }
        if (current < view.wish().leastCredential()) {
            return Phase.ROTATING;
        }
        return resource.asWished() ? Phase.READY : Phase.DRIFTED;
    }

    private Optional<Step> reach(Phase phase) {
        return view.progress().phase() == phase
                ? Optional.empty()
                : Optional.of(view.save(view.progress().phase(phase)));
    }
}
