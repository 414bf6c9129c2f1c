package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.resource.Phase;
import java.util.Optional;

/** What is next for a resource that isn't to exist. */
final class Removal {
    private Removal() {}

    static Step next(View view) {
        return view.now().isBefore(view.wish().deleteFrom()) ? pending(view) : remove(view);
    }

    private static Step pending(View view) {
        return view.progress().phase() == Phase.DELETION_PENDING
                ? view.rest(view.wish().deleteFrom())
                : view.save(view.progress().phase(Phase.DELETION_PENDING));
    }

    private static Step remove(View view) {
        return revokeOutliving(view)
                .or(() -> view.alive().stream().findFirst().map(alive -> delete(view, alive)))
                .orElseGet(() -> isGone(view) ? conclude(view) : view.waitUntilQuiet());
    }

    private static Step delete(View view, Sighting alive) {
        return Arming.arm(view, view.isUntagged(alive) ? Effect.update(alive.id()) : Effect.delete(alive.id()));
    }

    /** Revokes a credential that would stay when its resource goes; nothing when there is none. */
    static Optional<Step> revokeOutliving(View view) {
        boolean outlive = view.traits().credentials().outliveResource() && view.hold(Rule.REVOKE_BEFORE_DELETE);
        return view.row().versions().stream()
                .filter(version -> outlive && version.isOpen() && version.id() != null)
                .findFirst()
                .map(version -> Credentials.revoke(view, version));
    }

    /** Whether what the look missed is gone, as far as deleting goes. */
    static boolean isGone(View view) {
        return view.isQuiet() || !view.hold(Rule.DELETED_AFTER_QUIET);
    }

    /** DELETED, on the very wish that this was decided by. */
    static Step conclude(View view) {
        Row row = view.row().eachVersion(version -> version.state(State.REVOKED));
        Guard guard = view.hold(Rule.DELETED_ON_WISH) ? Guard.FENCE_AND_WISH : Guard.FENCE;
        return new Step.Save(row.progress(progress -> progress.open(null).phase(Phase.DELETED)), guard);
    }
}
