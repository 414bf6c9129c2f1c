package dev.resourcebroker.core.provisioning;

/**
 * What must still be so when a row is written. If it isn't, nothing is written, and the worker begins anew.
 *
 * @param fence whether the fence must be the one that was claimed
 * @param wish whether the wish must be the version that was read
 * @param uncarried a version that no injection may carry; 0 for none
 */
record Guard(boolean fence, boolean wish, long uncarried) {
    static final Guard FENCE = new Guard(true, false, 0);

    static final Guard FENCE_AND_WISH = new Guard(true, true, 0);

    /** Whether it holds between the row that was read and the one that is stored. */
    boolean holds(Row read, Row stored) {
        return (!fence || read.progress().fence() == stored.progress().fence())
                && (!wish || read.wish().version() == stored.wish().version())
                && (uncarried == 0 || !stored.carried().contains(uncarried));
    }

    /** What must still be so when rows are written together. */
    Guard and(Guard other) {
        return new Guard(fence || other.fence, wish || other.wish, Math.max(uncarried, other.uncarried));
    }
}
