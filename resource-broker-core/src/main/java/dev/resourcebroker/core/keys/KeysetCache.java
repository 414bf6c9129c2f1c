package dev.resourcebroker.core.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.resourcebroker.OrgId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ciphers of unwrapped keysets, bounded in number and age. One lives for 80 to 100 percent of the age, by a fraction that
 * each organisation has for itself, and is due for a refresh after three quarters of that: what was loaded together isn't
 * loaded together again. Thread-safe.
 */
final class KeysetCache {
    private static final double SHORTEST = 0.8;
    private static final double REFRESHED_AT = 0.75;

    private final Duration age;
    private final Clock clock;
    private final Cache<OrgId, Entry> entries;

    KeysetCache(CacheLimits limits, Clock clock) {
        this.age = limits.age();
        this.clock = clock;
        // Caffeine's upkeep runs on the calling thread: by default it would use the JVM's common pool.
        this.entries = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .maximumSize(limits.keysets())
                .expireAfter(Expiry.<OrgId, Entry>writing((org, entry) -> lifetime(org)))
                .build();
    }

    /** How long a cipher of this organisation is kept. */
    Duration lifetime(OrgId org) {
        return part(age, SHORTEST + (1 - SHORTEST) * fraction(org));
    }

    private static double fraction(OrgId org) {
        // Hashes of ids that differ in their last digit lie side by side: spread them (Knuth, multiplicative hashing).
        int spread = org.value().hashCode() * 0x9E3779B9;
        return (spread >>> 8) / (double) (1 << 24);
    }

    private static Duration part(Duration whole, double fraction) {
        return Duration.ofNanos((long) (whole.toNanos() * fraction));
    }

    Optional<Entry> find(OrgId org) {
        return Optional.ofNullable(entries.getIfPresent(org));
    }

    /** Keeps a cipher, unless a newer one is there: a load that took its time may bring an older one. */
    void put(OrgId org, OrgCipher cipher) {
        Instant due = clock.instant().plus(part(lifetime(org), REFRESHED_AT));
        Entry entry = new Entry(cipher, part(age, (1 - REFRESHED_AT) / 5), new AtomicReference<>(due));
        entries.asMap().merge(org, entry, (there, given) -> there.isNewerThan(given) ? there : given);
    }

    void forget(OrgId org) {
        entries.invalidate(org);
    }

    /** A cipher, and when it is to be refreshed. */
    record Entry(OrgCipher cipher, Duration pause, AtomicReference<Instant> due) {
        private boolean isNewerThan(Entry other) {
            return cipher.generation() > other.cipher.generation();
        }

        /** Whether the caller is to refresh it now. Says so to one caller; if nothing comes of it, again after a pause. */
        boolean isDue(Instant now) {
            Instant from = due.get();
            return !now.isBefore(from) && due.compareAndSet(from, now.plus(pause));
        }
    }
}
