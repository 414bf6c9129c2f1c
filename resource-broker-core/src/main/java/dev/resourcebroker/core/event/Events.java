package dev.resourcebroker.core.event;

import dev.resourcebroker.spi.BrokerEvent;
import dev.resourcebroker.spi.BrokerListener;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happened, on a thread that ends when there is nothing to tell. Whoever publishes waits for nobody.
 * Thread-safe.
 */
public final class Events implements AutoCloseable {
    static final int MOST_WAITING = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<BrokerListener> listeners;
    private final ThreadPoolExecutor thread;

    /**
     * Events for some listeners.
     *
     * @param listeners who is told, in this order
     */
    public Events(List<BrokerListener> listeners) {
        this.listeners = List.copyOf(listeners);
        thread = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
            Thread made = new Thread(work, "resource-broker-events");
            made.setDaemon(true);
            return made;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    /**
     * Tells every listener soon.
     *
     * @param event what happened
     */
    public void publish(BrokerEvent event) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            thread.execute(() -> listeners.forEach(listener -> tell(listener, event)));
        } catch (RejectedExecutionException e) {
            LOG.warn("Nobody was told of {}: listeners are behind, or the broker is closed", event);
        }
    }

    private static void tell(BrokerListener listener, BrokerEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Listener {} failed at {}", listener.getClass().getName(), event, e);
        }
    }

    /** Lets listeners hear what was published, for a second at most, and ends the thread. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.shutdownNow();
    }
}
