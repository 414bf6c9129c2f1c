package dev.resourcebroker.core.reachability;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A moment, and how long it is until then. */
final class Deadline {
    private final LongSupplier nanos;
    private final long start;
    private final long end;

    private Deadline(LongSupplier nanos, long start, long end) {
        this.nanos = nanos;
        this.start = start;
        this.end = end;
    }

    static Deadline in(Duration time, LongSupplier nanos) {
        long now = nanos.getAsLong();
        return new Deadline(nanos, now, now + time.toNanos());
    }

    /** A deadline that leaves as much to each of the attempts that are still to be made. */
    Deadline shared(int attempts) {
        long now = nanos.getAsLong();
        return new Deadline(nanos, now, now + Math.max(0, end - now) / attempts);
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - start);
    }

    boolean isOver() {
        return end - nanos.getAsLong() <= 0;
    }

    /** At least one, since zero would mean for ever. */
    int millisLeft() throws SocketTimeoutException {
        long left = end - nanos.getAsLong();
        if (left <= 0) {
            throw new SocketTimeoutException("deadline");
        }
        return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }
}
