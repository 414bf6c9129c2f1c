package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.resource.Phase;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings a resource itself back to what it was. A second time would throw away what was written in between, so that one
 * whose answer was lost isn't sent again before it is known not to have been done.
 */
final class Restoration {
    private Restoration() {}

    /** Arms the restore that is wished for; nothing when there is none. The resource is usable. */
    static Optional<Step> next(View view) {
        long wished = view.wish().restores();
        if (view.progress().counts().isOver(wished)) {
            return Optional.empty();
        }
        String resource = Objects.requireNonNull(view.progress().place().id());
        return Optional.of(Arming.arm(view, Effect.restore(resource, wished)));
    }

    /** Finds out by a look whether an open restore was done: the resource tells the highest number of an effect. */
    static Step judge(View view, OpenEffect open) {
        long told = view.resource().map(Sighting::stamp).orElse(0L);
        if (told >= open.number() && view.hold(Rule.RESTORE_BY_STAMP)) {
            return view.save(view.progress().restored(open.effect().version()));
        }
        if (!view.isQuiet()) {
            return view.hold(Rule.RESTORE_ONCE_QUIET) ? view.waitUntilQuiet() : Arming.arm(view, open.effect());
        }
        boolean untold = told == 0 && view.resource().isPresent() && view.hold(Rule.RESTORE_TOLD);
        return untold ? quarantine(view, open) : view.close();
    }

    private static Step quarantine(View view, OpenEffect open) {
        Progress progress = view.progress().open(null);
        return view.save(progress.counts(progress.counts().refused(open.effect().version()))
                .halted(Phase.QUARANTINED, view.wish().version()));
    }

    /** Whether the wish was halted by a restore that is over without being done. */
    static boolean isRefused(View view) {
        Counts counts = view.progress().counts();
        return counts.refused() > counts.restored()
                && view.progress().haltedAt() == view.wish().version();
    }
}
