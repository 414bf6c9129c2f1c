package dev.resourcebroker.kubernetes;

import java.util.List;

/**
 * What a cluster says about who runs with a revision.
 *
 * @param revision the revision that was delivered
 * @param running the pods that run with it
 * @param starting the pods that have it and don't run yet
 * @param holdingOther the pods that hold another one, or had it without ours, until they are gone
 * @param takenUp whether the workload's template has the revision, and its controller has seen that
 */
public record Receipt(
        String revision, List<String> running, List<String> starting, List<String> holdingOther, boolean takenUp) {
    /** Copies the lists. */
    public Receipt {
        running = List.copyOf(running);
        starting = List.copyOf(starting);
        holdingOther = List.copyOf(holdingOther);
    }

    /**
     * Whether every pod runs with the revision. Then {@link dev.resourcebroker.binding.Injection#observedRunning()} may be
     * called: nobody holds the credentials before.
     *
     * @return true when that is proven
     */
    public boolean isProven() {
        return takenUp && starting.isEmpty() && holdingOther.isEmpty();
    }
}
