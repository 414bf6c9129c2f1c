package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provisioning.DriftPolicy;
import dev.resourcebroker.resource.Phase;
import java.time.Instant;
import java.util.Optional;

/**
 * Leaves at the vendor what was changed or removed there behind our back. That it was is known only of what a quiet look
 * showed as wished before: what differs without that, a call of ours may have caused, and it is put right.
 */
final class Leaving {
    private Leaving() {}

    /** Whether a difference is left as it is. */
    static boolean isLeft(View view) {
        return view.setup().drift() != DriftPolicy.REPAIR
                && view.hold(Rule.LEAVE_DRIFTED)
                && view.progress().counts().witnessed() == view.wish().generation();
    }

    /** Puts on record that a look shows it as wished, and that no call of ours can change that any more. */
    static Optional<Step> witness(View view, Sighting resource) {
        long generation = view.wish().generation();
        Counts counts = view.progress().counts();
        boolean news = view.setup().drift() != DriftPolicy.REPAIR && counts.witnessed() != generation;
        if (!news || !resource.asWished()) {
            return Optional.empty();
        }
        boolean quiet = view.isQuiet() || !view.hold(Rule.WITNESS_ONCE_QUIET);
        return Optional.of(
                quiet ? view.save(view.progress().counts(counts.witnessed(generation))) : restUntilQuiet(view));
    }

    /** Until it is witnessed, a change by somebody else is put right. */
    private static Step restUntilQuiet(View view) {
        Instant quiet = view.progress().times().quietUntil();
        return new Step.Wait(quiet.isAfter(view.now()) ? quiet : view.now(), true);
    }

    /** Holds what is in the vendor's bin until the next wish, which takes it out. */
    static Step hold(View view) {
        Counts counts = view.progress().counts().witnessed(0);
        Progress held = view.progress()
                .counts(counts)
                .halted(Phase.QUARANTINED, view.wish().version());
        return view.save(held);
    }
}
