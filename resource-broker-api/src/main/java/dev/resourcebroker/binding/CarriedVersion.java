package dev.resourcebroker.binding;

import java.time.Instant;

/**
 * Who carries which version of a resource's credentials: a delivery that has not ended.
 *
 * @param injection the record
 * @param workload who carries it
 * @param target the target instance
 * @param connectionVersion the number of the connection version
 * @param state how sure that is
 * @param lastSeen when it was delivered or last seen running
 */
public record CarriedVersion(
        InjectionId injection,
        Workload workload,
        String target,
        long connectionVersion,
        State state,
        Instant lastSeen) {

    /** How sure it is that the target carries the version. */
    public enum State {
        /** About to be delivered; a crash may have come between. */
        ARMED,
        /** Delivered. */
        WRITTEN,
        /** Seen running. */
        OBSERVED_RUNNING,
        /** Running by the host's word, where nobody can see it. */
        ACKNOWLEDGED
    }
}
