package dev.resourcebroker.core.provisioning;

import java.time.Instant;

/** A credential in the inventory of a vendor, with what looks still see of it. */
record Key(
        String id,
        long version,
        String thing,
        boolean alive,
        Instant usableAt,
        boolean shownBefore,
        Instant shownFrom) {
    boolean isSeenAt(Instant now) {
        return now.isBefore(shownFrom) ? shownBefore : alive;
    }

    Key revoked(Instant now, Instant from) {
        return new Key(id, version, thing, false, usableAt, isSeenAt(now), from);
    }
}
