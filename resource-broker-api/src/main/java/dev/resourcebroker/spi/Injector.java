package dev.resourcebroker.spi;

/**
 * Delivers to one target instance what a workload is to receive. An instance serves one target; implementations say
 * whether they are thread-safe.
 */
public interface Injector {
    /**
     * The target instance: one place that runs the workload, such as {@code host-1/orders-api}. Stable over restarts
     * of that place, and of nobody else.
     *
     * @return 1 to 255 characters without control characters
     */
    String target();

    /**
     * Whether a delivery takes the place of what was delivered to the target before. A file does; the environment of a
     * process that still runs doesn't. Who read the earlier one may run with it still: it counts until the new one is
     * {@link dev.resourcebroker.binding.Injection#observedRunning() observed running} or acknowledged.
     *
     * @return true when the earlier delivery can't be read any more after a new one
     */
    boolean supersedes();

    /**
     * Delivers exactly. Runs outside any transaction. Delivering the same again gives the same.
     *
     * @param delivery what the workload is to receive
     * @throws dev.resourcebroker.error.PermanentBrokerException DELIVERY_FAILED naming variable or entry when this target
     *     can't carry a value exactly or can't be written; then what was there before is unchanged. Anything else
     *     that escapes counts as an unknown outcome.
     */
    void deliver(Delivery delivery);
}
