package dev.resourcebroker.core.keys;

import dev.resourcebroker.error.PermanentBrokerException;
import java.time.Duration;

/**
 * How many unwrapped keysets are kept, and for how long. The age bounds how long a disabled key encryption key still
 * serves.
 *
 * @param keysets the most keysets, at least 1
 * @param age the longest time since a keyset was unwrapped
 */
public record CacheLimits(long keysets, Duration age) {
    /** 10,000 keysets for 10 minutes. */
    public static final CacheLimits DEFAULT = new CacheLimits(10_000, Duration.ofMinutes(10));

    /** Checks both. */
    public CacheLimits {
        if (keysets < 1) {
            throw PermanentBrokerException.invalid("keysets", "must be at least 1");
        }
        if (age.isNegative() || age.isZero()) {
            throw PermanentBrokerException.invalid("age", "must be positive");
        }
    }
}
