package dev.resourcebroker.cluster;

import dev.resourcebroker.internal.Check;

/**
 * A Kubernetes cluster, under the name that the operator gives it. A cluster that was thrown away and made anew keeps it.
 *
 * @param value a DNS label
 */
public record ClusterId(String value) {
    /** Checks the shape. */
    public ClusterId {
        Check.dnsLabel("cluster", value);
    }

    /**
     * The cluster with this name.
     *
     * @param value a DNS label
     * @return the typed id
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static ClusterId of(String value) {
        return new ClusterId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
