package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.job.Lease;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Guard;
import java.time.Duration;

/** Lets a call leave while its deadline hasn't passed and its work is still this process's. Thread-safe. */
final class CallGuard implements Guard {
    private final long ends;
    private final Lease lease;
    private volatile boolean hasRefused;

    CallGuard(Duration within, Lease lease) {
        this.ends = System.nanoTime() + within.toNanos();
        this.lease = lease;
    }

    @Override
    public void check() {
        if (left().isZero() || !lease.isHeld()) {
            hasRefused = true;
            throw new TransientBrokerException(
                    ErrorCode.EXPIRED, "the call's time is up, or its work was given to somebody else", null);
        }
    }

    @Override
    public Duration left() {
        return Duration.ofNanos(Math.max(0, ends - System.nanoTime()));
    }

    /** Whether it kept the call from leaving. */
    boolean hasRefused() {
        return hasRefused;
    }
}
