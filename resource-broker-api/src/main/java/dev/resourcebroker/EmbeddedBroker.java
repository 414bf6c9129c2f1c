package dev.resourcebroker;

import java.time.Duration;

/** A running broker inside its host. Give {@link #broker()} to tenant-facing code and keep this. Thread-safe. */
public interface EmbeddedBroker extends AutoCloseable {
    /**
     * What tenant-facing code gets.
     *
     * @return a handle for an unstated actor
     */
    ResourceBroker broker();

    /**
     * What the operator of the platform gets.
     *
     * @return work across organisations
     */
    OperatorBroker operator();

    /**
     * Stops: refuses new calls with CLOSED, waits for those that run, then ends every thread that it started. Harmless
     * when repeated. Doesn't wait when called from within a call, by an injector or a consumer, nor when the thread is
     * interrupted.
     *
     * @param patience how long to wait for running calls
     * @return whether all of them ended in time
     */
    boolean close(Duration patience);

    /** Stops, waiting ten seconds for running calls. */
    @Override
    void close();
}
