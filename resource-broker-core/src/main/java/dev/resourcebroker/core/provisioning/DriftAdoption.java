package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Sighting;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provisioning.DriftPolicy;
import dev.resourcebroker.resource.Made.Failure;
import dev.resourcebroker.resource.Phase;
import java.time.Instant;
import java.util.Optional;

/**
 * Puts on record what somebody did at a vendor, where that is the policy. It is a wish like a caller's: workers find what is
 * wished for done. Thread-safe.
 *
 * @param ledger puts on record
 */
record DriftAdoption(AdoptionLedger ledger) {
    /**
     * What is put on record.
     *
     * @param specification what the resource is now
     * @param cost what that costs
     */
    record Found(Specification specification, Cost cost) {}

    /** Whether something was put on record, so that it is worth looking again. */
    boolean adopts(Work work, View view, Offered offered) {
        boolean may = view.setup().drift() == DriftPolicy.ADOPT
                && view.wish().present()
                && view.progress().open() == null
                && view.progress().standing().is(Standing.State.SOUND)
                && !view.isElsewhere()
                && view.isQuiet();
        if (!may) {
            return false;
        }
        return switch (view.progress().phase()) {
            case DRIFTED ->
                found(work, view, offered)
                        .filter(found -> ledger.changed(work, found))
                        .isPresent();
            case QUARANTINED -> isRemoved(work, view) && ledger.removed(work);
            default -> false;
        };
    }

    private static Optional<Found> found(Work work, View view, Offered offered) {
        Specification before = work.stored().specification();
        return view.resource()
                .filter(Sighting::isAlive)
                .flatMap(seen -> read(before, seen, offered))
                .filter(after -> !after.equals(before))
                .map(after -> new Found(after, offered.provider().cost(after)));
    }

    /** Empty for what callers couldn't wish for either. */
    private static Optional<Specification> read(Specification before, Sighting seen, Offered offered) {
        try {
            return Optional.of(offered.offering().change(before, seen.actual()));
        } catch (PermanentBrokerException e) {
            return Optional.empty();
        }
    }

    private static boolean isRemoved(Work work, View view) {
        String code = Trouble.of(work).failure().map(Failure::code).orElse("");
        boolean gone = view.resource().filter(Sighting::isAlive).isEmpty();
        boolean behindOurBack = code.equals(Trouble.BINNED) || (code.equals(Trouble.LOST) && Leaving.isLeft(view));
        return gone && behindOurBack;
    }

    /** Whether a step leads to where something may be put on record. */
    static boolean mayFollow(Setup setup, Phase before, Phase after) {
        return setup.drift() == DriftPolicy.ADOPT
                && before != after
                && (after == Phase.DRIFTED || after == Phase.QUARANTINED);
    }

    /** What is on record, held against a look; nothing when that was denied. */
    static Optional<View> view(Work work, Setup setup, Observation observation, Instant now) {
        return observation.look() instanceof Look.Seen seen
                ? Optional.of(new View(setup, work.row(), seen, observation.began(), now))
                : Optional.empty();
    }
}
