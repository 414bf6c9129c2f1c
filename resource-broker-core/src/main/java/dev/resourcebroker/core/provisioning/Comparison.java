package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provisioning.SweepFinding.Kind;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.Phase;
import java.time.Instant;
import java.util.Objects;

/**
 * Holds what is on record against an inventory: a pure function. Presence counts at once, absence only when it was looked
 * for after quiet time.
 *
 * @param account whose inventory it is
 * @param began when its reading began
 */
record Comparison(String account, Instant began) {
    /** What a comparison comes to. */
    sealed interface Verdict {
        /** They agree, or what there is isn't ours to judge. */
        record Fine() implements Verdict {}

        /** Nothing can be said for now. */
        record Unjudged() implements Verdict {}

        /** They differ. */
        record Differs(Kind kind) implements Verdict {}
    }

    private static final Verdict FINE = new Verdict.Fine();
    private static final Verdict UNJUDGED = new Verdict.Unjudged();

    /** Judges something that is there with the mark of what is on record. */
    Verdict there(Tag tag, String vendorId, StoredProvisioning stored) {
        Progress progress = ProgressText.read(stored.progress());
        if (progress.phase() == Phase.DELETED) {
            return isRetained(stored) ? FINE : onceQuiet(progress, Kind.LEFT_OVER);
        }
        if (!stored.isTrusted()) {
            return UNJUDGED;
        }
        long incarnation = progress.place().incarnation();
        if (tag.incarnation() == incarnation) {
            return same(progress, vendorId);
        }
        return tag.incarnation() < incarnation
                ? onceQuiet(progress, Kind.LEFT_OVER)
                : new Verdict.Differs(Kind.AHEAD_OF_RECORD);
    }

    private Verdict same(Progress progress, String vendorId) {
        Place place = progress.place();
        if (place.id() == null) {
            return UNJUDGED;
        }
        boolean recorded = place.id().equals(vendorId) && isHere(place);
        if (recorded) {
            return FINE;
        }
        return progress.open() == null ? onceQuiet(progress, Kind.DOUBLE) : UNJUDGED;
    }

    /** Judges something that is on record with this account's credential, and isn't in its inventory. */
    Verdict missing(StoredProvisioning stored) {
        Progress progress = ProgressText.read(stored.progress());
        boolean ready = (progress.phase() == Phase.READY || progress.phase() == Phase.DRIFTED)
                && stored.wish().present();
        if (!ready) {
            return FINE;
        }
        boolean judged = stored.isTrusted() && progress.open() == null && isHere(progress.place());
        return judged ? onceQuiet(progress, Kind.AT_RECORD_ONLY) : UNJUDGED;
    }

    private Verdict onceQuiet(Progress progress, Kind kind) {
        boolean quiet = !began.isBefore(progress.times().quietUntil());
        return quiet ? new Verdict.Differs(kind) : UNJUDGED;
    }

    private boolean isHere(Place place) {
        return place.account() == null || Objects.equals(place.account(), account);
    }

    /** What was to stay when it was deleted here is nobody's orphan. */
    private static boolean isRetained(StoredProvisioning stored) {
        return !stored.wish().present() && stored.wish().deletion() == DeletionPolicy.RETAIN;
    }
}
