package dev.resourcebroker.core.keys;

import dev.resourcebroker.error.PermanentBrokerException;
import java.time.Duration;

/**
 * How many unwrapped keysets are kept, and for how long. The age bounds how long a disabled key encryption key still
 * serves.
 *
 * @param keysets the most keysets, at least 1
 * @param age the longest time since a keyset was unwrapped; at most a day
 */
public record CacheLimits(long keysets, Duration age) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /** 10,000 keysets for 10 minutes. */
    public static final CacheLimits DEFAULT = new CacheLimits(10_000, Duration.ofMinutes(10));

    /** Checks both. */
    public CacheLimits {
        if (keysets < 1) {
            throw PermanentBrokerException.invalid("keysets", "must be at least 1");
        }
        if (age.isNegative() || age.isZero() || age.compareTo(LONGEST) > 0) {
            throw PermanentBrokerException.invalid("age", "must be more than zero, at most a day");
        }
    }
}
