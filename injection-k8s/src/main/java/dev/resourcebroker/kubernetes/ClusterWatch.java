package dev.resourcebroker.kubernetes;

/** A watch that goes on until it is closed. */
@FunctionalInterface
public interface ClusterWatch extends AutoCloseable {
    /** Ends it. Harmless when repeated. */
    @Override
    void close();
}
