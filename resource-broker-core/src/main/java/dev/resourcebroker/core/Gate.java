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

    /** Shuts the gate, and tells whether everyone inside left in time. */
    boolean shut(Duration patience) {
        shut = true;
        try {
            boolean empty = lock.writeLock().tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
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
