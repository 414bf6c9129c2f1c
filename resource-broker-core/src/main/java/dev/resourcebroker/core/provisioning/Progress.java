package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.resource.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The worker's half of a row: what is. Only workers write it, under the fence.
 *
 * @param phase where the resource stands
 * @param fence the last claim's number
 * @param place where the resource is
 * @param counts the last numbers given out
 * @param times when what becomes possible
 * @param open the effect whose outcome isn't on record
 * @param standing whether the row can be trusted after a restore
 * @param haltedAt the version of the wish that was refused for good or put in quarantine; 0 for none
 */
record Progress(
        Phase phase,
        long fence,
        Place place,
        Counts counts,
        Times times,
        @Nullable OpenEffect open,
        Standing standing,
        long haltedAt) {

    /** Of something that was there before it was on record. */
    static Progress adopted(Place place) {
        Times never = new Times(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
        return new Progress(Phase.PENDING, 0, place, Counts.NONE, never, null, Standing.FIRST, 0);
    }

    Progress phase(Phase next) {
        return new Progress(next, fence, place, counts, times, open, standing, haltedAt);
    }

    Progress fence(long next) {
        return new Progress(phase, next, place, counts, times, open, standing, haltedAt);
    }

    Progress place(Place next) {
        return new Progress(phase, fence, next, counts, times, open, standing, haltedAt);
    }

    Progress counts(Counts next) {
        return new Progress(phase, fence, place, next, times, open, standing, haltedAt);
    }

    Progress times(Times next) {
        return new Progress(phase, fence, place, counts, next, open, standing, haltedAt);
    }

    Progress open(@Nullable OpenEffect next) {
        return new Progress(phase, fence, place, counts, times, next, standing, haltedAt);
    }

    Progress standing(Standing next) {
        return new Progress(phase, fence, place, counts, times, open, next, haltedAt);
    }

    /** The open restore in place is done. */
    Progress restored(long number) {
        return open(null).counts(counts.restored(number));
    }

    Progress halted(Phase as, long wish) {
        return new Progress(as, fence, place, counts, times, open, standing, wish);
    }
}
