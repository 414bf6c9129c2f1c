package dev.resourcebroker.core;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Lets calls in until it is shut, and then waits for those inside. Thread-safe. */
final class Gate {
    private static final Duration LONGEST = Duration.ofDays(365);

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean shut;

    <T> T pass(Supplier<T> call) {
        checkOpen();
        lock.readLock().lock();
        try {
            checkOpen();
            return call.get();
        } catch (TransientBrokerException e) {
            // A call that outlived the patience of close finds its connections gone.
            checkOpen();
            throw e;
        } finally {
            lock.readLock().unlock();
        }
    }

    void pass(Runnable call) {
        pass(() -> {
            call.run();
            return this;
        });
    }

    private void checkOpen() {
        if (shut) {
            throw new PermanentBrokerException(ErrorCode.CLOSED, "the broker has been closed");
        }
    }

    /** Shuts the gate, and tells whether everyone inside left in time. Who is inside does not wait for itself. */
    boolean shut(Duration patience) {
        shut = true;
        return lock.getReadHoldCount() == 0 && emptied(nanos(patience));
    }

    private static long nanos(Duration patience) {
        return patience.compareTo(LONGEST) < 0 ? patience.toNanos() : LONGEST.toNanos();
    }

    private boolean emptied(long nanos) {
        try {
            boolean empty = lock.writeLock().tryLock(nanos, TimeUnit.NANOSECONDS);
            if (empty) {
                lock.writeLock().unlock();
            }
            return empty;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
