package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.resource.DeletionPolicy;
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

    /** Whether the wish is to delete at the vendor now. */
    static boolean isDue(View view) {
        return !view.now().isBefore(view.wish().deleteFrom())
                && view.wish().removal() != DeletionPolicy.RETAIN
                && !lacksSnapshot(view);
    }

    private static Step remove(View view) {
        if (view.wish().removal() == DeletionPolicy.RETAIN && view.hold(Rule.LEAVE_RETAINED)) {
            return deleted(view, view.row());
        }
        return snapshot(view)
                .or(() -> revokeOutliving(view))
                .or(() -> view.alive().stream().findFirst().map(alive -> delete(view, alive)))
                .orElseGet(() -> isGone(view) ? conclude(view) : view.waitUntilQuiet());
    }

    private static Step delete(View view, Sighting alive) {
        return armTagged(view, alive, Effect.delete(alive.id()));
    }

    private static Step armTagged(View view, Sighting alive, Effect effect) {
        return Arming.arm(view, view.isUntagged(alive) ? Effect.update(alive.id()) : effect);
    }

    /** Takes the snapshot without which nothing is revoked or deleted; of what is gone there can't be one. */
    private static Optional<Step> snapshot(View view) {
        if (!lacksSnapshot(view)) {
            return Optional.empty();
        }
        Optional<Step> taken = view.resource()
                .filter(Sighting::isAlive)
                .map(alive -> armTagged(
                        view, alive, Effect.snapshot(alive.id(), view.wish().version())));
        return taken.isPresent() || view.isQuiet() ? taken : Optional.of(view.waitUntilQuiet());
    }

    /** Whether the wish is to delete after a snapshot, and none was taken for it. */
    static boolean lacksSnapshot(View view) {
        Wish wish = view.wish();
        boolean taken = view.hold(Rule.SNAPSHOT_PER_WISH)
                ? view.progress().counts().snapshotted() == wish.version()
                : view.progress().place().snapshot() != null;
        boolean wanted = !wish.present() && wish.removal() == DeletionPolicy.SNAPSHOT_THEN_DELETE;
        return wanted && !taken && view.hold(Rule.SNAPSHOT_FIRST);
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
        return deleted(view, view.row().eachVersion(version -> version.state(State.REVOKED)));
    }

    private static Step deleted(View view, Row row) {
        Guard guard = view.hold(Rule.DELETED_ON_WISH) ? Guard.FENCE_AND_WISH : Guard.FENCE;
        return new Step.Save(row.progress(progress -> progress.open(null).phase(Phase.DELETED)), guard);
    }
}
