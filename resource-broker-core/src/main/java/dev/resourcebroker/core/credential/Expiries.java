package dev.resourcebroker.core.credential;

import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.store.BroughtBy;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.StoredBrought;
import dev.resourcebroker.spi.BrokerEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Tells of credentials that expire, once ahead of time and once when it has come, whichever process is first. Thread-safe. */
public final class Expiries {
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int BATCH = 100;
    private static final int SOON = 1;
    private static final int EXPIRED = 2;

    private final MetaStore store;
    private final Events events;
    private final Clock clock;

    /**
     * Tells of what is in a store.
     *
     * @param store the meta-database
     * @param events tells listeners
     * @param clock tells what has expired
     */
    public Expiries(MetaStore store, Events events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Tells of everything that is due. */
    public void tell() {
        List<BroughtBy> due;
        do {
            Instant now = clock.instant();
            due = store.operator(rows -> rows.expiring(now.plus(AHEAD), now, BATCH));
            due.forEach(brought -> tell(brought, now));
        } while (due.size() == BATCH);
    }

    private void tell(BroughtBy brought, Instant now) {
        StoredBrought credential = brought.credential();
        Instant expiresAt = Objects.requireNonNull(credential.expiresAt());
        int told = expiresAt.isAfter(now) ? SOON : EXPIRED;
        boolean isNews = store.tenant(brought.org(), rows -> rows.credentials().expiryTold(credential, told));
        if (isNews) {
            events.publish(new BrokerEvent.CredentialExpires(now, brought.org(), credential.provider(), expiresAt));
        }
    }
}
