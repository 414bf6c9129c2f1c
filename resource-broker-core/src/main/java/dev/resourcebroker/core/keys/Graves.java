package dev.resourcebroker.core.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.store.KeysetStore;
import dev.resourcebroker.core.store.WrappedKeyset;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.Tombstones;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Which organisations were destroyed. The row in the meta-database tells; a tombstone outside goes before it, and mends a
 * row that a restored backup brought back. That one lives is remembered for the cache's age. Thread-safe.
 */
final class Graves {
    private final Tombstones tombstones;
    private final KeysetStore store;
    private final Clock clock;
    private final Cache<OrgId, Boolean> living;

    Graves(Tombstones tombstones, KeysetStore store, CacheLimits limits, Clock clock) {
        this.tombstones = tombstones;
        this.store = store;
        this.clock = clock;
        this.living = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(limits.keysets())
                .expireAfterWrite(limits.age())
                .build();
    }

    /** Fails when the organisation was destroyed, as far as is known since the last look. */
    void check(OrgId org) {
        if (living.getIfPresent(org) == null) {
            keyset(org);
            living.put(org, true);
        }
    }

    /** The keyset as it is stored, of an organisation that lives; looks anew. */
    Optional<WrappedKeyset> keyset(OrgId org) {
        if (asked(() -> tombstones.contains(org))) {
            bury(org, clock.instant());
            throw gone(org);
        }
        Optional<WrappedKeyset> keyset = store.find(org);
        if (keyset.filter(there -> there.state().destroyed()).isPresent()) {
            living.invalidate(org);
            throw gone(org);
        }
        return keyset;
    }

    /** Destroys the organisation's keyset. The tombstone comes first: what follows is done again if it is broken off. */
    void destroy(OrgId org) {
        Instant now = clock.instant();
        asked(() -> {
            tombstones.add(org, now);
            return true;
        });
        bury(org, now);
    }

    private void bury(OrgId org, Instant at) {
        living.invalidate(org);
        if (store.find(org).filter(there -> there.state().destroyed()).isEmpty()) {
            store.destroy(org, at);
        }
    }

    private static boolean asked(Supplier<Boolean> call) {
        try {
            return call.get();
        } catch (BrokerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PermanentBrokerException(ErrorCode.INTERNAL, "the tombstones of organisations failed", e);
        }
    }

    private static PermanentBrokerException gone(OrgId org) {
        return new PermanentBrokerException(ErrorCode.GONE, "organisation " + org + " was destroyed");
    }
}
