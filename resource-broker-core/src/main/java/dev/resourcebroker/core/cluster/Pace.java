package dev.resourcebroker.core.cluster;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Spaces writes evenly, so that no second sees more of them than it may. Thread-safe. */
final class Pace {
    private final long interval;
    private long next = System.nanoTime();

    Pace(int perSecond) {
        interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Waits for a turn. Interrupts don't shorten the wait. */
    void await() {
        long turn = turn();
        boolean interrupted = false;
        for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized long turn() {
        long turn = Math.max(next, System.nanoTime());
        next = turn + interval;
        return turn;
    }
}
