package dev.resourcebroker.core.keys;

import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.spi.BrokerEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a key works. Tells when it stops, and when it works again. Thread-safe. */
final class KeyHealth {
    // Not KEY_MISMATCH: then the keyset is wrong, and the key works.
    private static final Set<ErrorCode> OUTAGES =
            EnumSet.of(ErrorCode.KEY_UNAVAILABLE, ErrorCode.KEY_REFUSED, ErrorCode.KEY_MISSING, ErrorCode.INTERNAL);

    private final String key;
    private final Events events;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> failingSince = new AtomicReference<>();

    KeyHealth(String key, Events events, Clock clock) {
        this.key = key;
        this.events = events;
        this.clock = clock;
    }

    String key() {
        return key;
    }

    void failed(ErrorCode code) {
        Instant now = clock.instant();
        if (OUTAGES.contains(code) && failingSince.compareAndSet(null, now)) {
            events.publish(new BrokerEvent.KeyUnavailable(now, key, code));
        }
    }

    void worked() {
        Instant since = failingSince.get();
        if (since != null && failingSince.compareAndSet(since, null)) {
            Instant now = clock.instant();
            events.publish(new BrokerEvent.KeyAvailable(now, key, Duration.between(since, now)));
        }
    }
}
