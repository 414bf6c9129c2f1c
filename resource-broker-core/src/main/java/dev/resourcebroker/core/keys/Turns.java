package dev.resourcebroker.core.keys;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets calls begin one after the other, as many at once and in a second as there may be, in the order in which they came.
 * Interrupts don't shorten the wait. Thread-safe.
 */
final class Turns {
    private final Semaphore places;
    private final Semaphore head = new Semaphore(1, true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final RateWindow window;

    Turns(int atOnce, int perSecond) {
        places = new Semaphore(atOnce, true);
        window = new RateWindow(perSecond);
    }

    /** Waits for a turn, which is to be ended. False when it didn't come in time. */
    boolean begin(long nanos) {
        long deadline = System.nanoTime() + nanos;
        if (!Waiting.forUpTo(deadline, left -> places.tryAcquire(left, TimeUnit.NANOSECONDS))) {
            return false;
        }
        boolean begun = beginNext(deadline);
        if (!begun) {
            places.release();
        }
        return begun;
    }

    // Who is at the head waits for room, the others for the head: that keeps their order.
    private boolean beginNext(long deadline) {
        if (!Waiting.forUpTo(deadline, left -> head.tryAcquire(left, TimeUnit.NANOSECONDS))) {
            return false;
        }
        try {
            return Waiting.forUpTo(deadline, this::room);
        } finally {
            head.release();
        }
    }

    private boolean room(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        lock.lock();
        try {
            long now = System.nanoTime();
            while (!window.begin(now)) {
                if (now >= deadline) {
                    return false;
                }
                changed.awaitNanos(Math.min(deadline - now, window.nanosUntilRoom(now)));
                now = System.nanoTime();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            window.end(System.nanoTime());
            changed.signal();
        } finally {
            lock.unlock();
        }
        places.release();
    }
}
