package dev.resourcebroker.core.provisioning;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: with full jitter up to a bound that doubles with every failure in a row (<a
 * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And Jitter</a>).
 * Thread-safe.
 */
final class Patience {
    private static final int MOST_DOUBLINGS = 20;

    private final Limits limits;
    private final RandomGenerator random;

    Patience(Limits limits, RandomGenerator random) {
        this.limits = limits;
        this.random = random;
    }

    /**
     * Bounds.
     *
     * @param call how long a call may take
     * @param first the bound after the first failure, and how long to wait for what takes its time
     * @param longest the highest bound
     * @param untended how long after quiet time an effect that is still open shows that the row is an older one
     */
    record Limits(Duration call, Duration first, Duration longest, Duration untended) {}

    /** The pace after so many failures in a row; between looks at what is as it should be, the interval on average. */
    Pace pace(int failures, Duration interval) {
        return new Pace(limits.call(), retry(failures), spread(interval, 0.25), limits.untended());
    }

    Duration call() {
        return limits.call();
    }

    Duration retry(int failures) {
        if (failures == 0) {
            return spread(limits.first(), 0.5);
        }
        Duration doubled = limits.first().multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration bound = doubled.compareTo(limits.longest()) < 0 ? doubled : limits.longest();
        // Never at once: that would be no waiting at all.
        return scaled(bound, Math.max(0.05, random.nextDouble()));
    }

    private Duration spread(Duration middle, double part) {
        return scaled(middle, 1 - part + 2 * part * random.nextDouble());
    }

    private static Duration scaled(Duration duration, double by) {
        return Duration.ofNanos((long) (duration.toNanos() * by));
    }
}
