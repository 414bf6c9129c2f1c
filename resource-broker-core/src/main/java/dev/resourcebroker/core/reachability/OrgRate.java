package dev.resourcebroker.core.reachability;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A token bucket per organisation: a minute's worth at once, then one after the other. Kept as the moment at which the
 * bucket is full again, so an organisation that rests needs no memory. Thread-safe.
 */
final class OrgRate {
    private static final int PRUNED_FROM = 1000;

    private final Map<OrgId, Instant> fullAt = new ConcurrentHashMap<>();
    private final Duration interval;
    private final Duration minute = Duration.ofMinutes(1);
    private final Clock clock;

    OrgRate(int perMinute, Clock clock) {
        this.interval = minute.dividedBy(perMinute);
        this.clock = clock;
    }

    /** Takes one, or throws RATE_LIMITED. */
    void take(OrgId org) {
        Instant now = clock.instant();
        prune(now);
        fullAt.compute(org, (key, full) -> {
            // A clock that was set back must not lock anybody out for long.
            Instant from = full == null || full.isBefore(now) || full.isAfter(now.plus(minute)) ? now : full;
            Instant next = from.plus(interval);
            if (next.isAfter(now.plus(minute))) {
                throw refused(org, Duration.between(now.plus(minute), next));
            }
            return next;
        });
    }

    private static TransientBrokerException refused(OrgId org, Duration wait) {
        return new TransientBrokerException(
                ErrorCode.RATE_LIMITED,
                "organisation " + org + " verifies too often; again in "
                        + wait.plusMillis(999).toSeconds() + " s",
                null);
    }

    private void prune(Instant now) {
        if (fullAt.size() >= PRUNED_FROM) {
            fullAt.values().removeIf(full -> full.isBefore(now));
        }
    }

    int size() {
        return fullAt.size();
    }
}
