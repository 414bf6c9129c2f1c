package dev.resourcebroker.binding;

import dev.resourcebroker.internal.Check;

/**
 * A program of a tenant, in one environment. The same program in another environment binds other resources under the
 * same variable names.
 *
 * @param name a DNS label
 * @param environment a DNS label
 */
public record Workload(String name, String environment) {
    /** The environment of a workload for which none is stated. */
    public static final String PRODUCTION = "production";

    /** Checks both parts. */
    public Workload {
        Check.dnsLabel("workload", name);
        Check.dnsLabel("environment", environment);
    }

    /**
     * The workload with this name in production.
     *
     * @param name a DNS label
     * @return the workload
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static Workload named(String name) {
        return new Workload(name, PRODUCTION);
    }

    /**
     * The same program elsewhere.
     *
     * @param other a DNS label
     * @return the workload there
     */
    public Workload in(String other) {
        return new Workload(name, other);
    }

    @Override
    public String toString() {
        return name + " (" + environment + ")";
    }
}
