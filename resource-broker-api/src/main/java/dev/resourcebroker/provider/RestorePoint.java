package dev.resourcebroker.provider;

import java.time.Instant;

/** What a resource is to be brought back to. */
public sealed interface RestorePoint {
    /**
     * What it was at a time.
     *
     * @param time when
     */
    record At(Instant time) implements RestorePoint {}

    /**
     * What a snapshot holds.
     *
     * @param id the vendor's id of the snapshot
     */
    record Snapshot(String id) implements RestorePoint {}
}
