package dev.resourcebroker.core.keys;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that call keys, so that nobody has to wait for one that hangs. They end when they have nothing to do; how many
 * there are is bounded by the turns that each key gives. Thread-safe.
 */
final class KeyThreads implements AutoCloseable {
    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "resource-broker-key-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Runs some work soon.
     *
     * @throws java.util.concurrent.RejectedExecutionException after the close
     */
    void execute(Runnable work) {
        threads.execute(work);
    }

    /** Waits for nothing: a call that hangs is interrupted, and ends by itself at the latest. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
