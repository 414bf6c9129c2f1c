package dev.resourcebroker.core.keys;

import dev.resourcebroker.error.PermanentBrokerException;
import java.time.Duration;

/**
 * How key encryption keys may be called. Each key has these limits for itself.
 *
 * @param perSecond the most calls within any second, 1 to 100,000
 * @param timeout how long a call waits for its turn, and then once more for its answer; at most a minute
 */
public record CallLimits(int perSecond, Duration timeout) {
    private static final int MOST_PER_SECOND = 100_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** 1,000 calls a second, of 10 seconds each. */
    public static final CallLimits DEFAULT = new CallLimits(1000, Duration.ofSeconds(10));

    /** Checks both. */
    public CallLimits {
        if (perSecond < 1 || perSecond > MOST_PER_SECOND) {
            throw PermanentBrokerException.invalid("perSecond", "must be 1 to " + MOST_PER_SECOND);
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw PermanentBrokerException.invalid("timeout", "must be more than zero, at most a minute");
        }
    }
}
