package dev.resourcebroker.core;

/** Where a host begins. */
public final class ResourceBrokers {
    private ResourceBrokers() {}

    /**
     * Begins the configuration of an embedded broker.
     *
     * @return a builder
     */
    public static BrokerBuilder builder() {
        return new BrokerBuilder();
    }
}
