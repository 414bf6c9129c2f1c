package dev.resourcebroker.core.store;

import dev.resourcebroker.resource.DeletionPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is wished for a resource that a vendor makes, as it is stored.
 *
 * @param version counts the writings
 * @param present whether the resource is to exist
 * @param deleteFrom when it may be deleted, if it isn't to exist
 * @param generation counts the changes of the specification
 * @param leastCredential the lowest version of a credential that will do
 * @param incarnation which incarnation is to be made when the one before is lost
 * @param epoch counts the words to go on after a restore of the meta-database
 * @param reinjected the last epoch in which everything was injected again
 * @param restores counts the wishes to restore it in place
 * @param deletion what a deletion does at the vendor
 * @param cutOff which versions of its credential are revoked although they are carried
 */
public record StoredWish(
        long version,
        boolean present,
        Instant deleteFrom,
        long generation,
        long leastCredential,
        long incarnation,
        long epoch,
        long reinjected,
        long restores,
        DeletionPolicy deletion,
        CutOff cutOff) {
    /**
     * The same wish for another specification.
     *
     * @return of the next version and generation
     */
    public StoredWish nextGeneration() {
        return new StoredWish(
                version + 1,
                present,
                deleteFrom,
                generation + 1,
                leastCredential,
                incarnation,
                epoch,
                reinjected,
                restores,
                deletion,
                cutOff);
    }

    /**
     * Which versions of a credential are revoked although they are carried.
     *
     * @param below those below this one
     * @param at from when; null for never
     */
    public record CutOff(long below, @Nullable Instant at) {
        /** None. */
        public static final CutOff NONE = new CutOff(0, null);

        /**
         * Whether who carries a version doesn't matter any more.
         *
         * @param version the version
         * @param now the time
         * @return true when its time has passed
         */
        public boolean applies(long version, Instant now) {
            return at != null && version < below && !now.isBefore(at);
        }
    }
}
