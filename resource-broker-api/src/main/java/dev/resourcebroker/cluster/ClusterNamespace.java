package dev.resourcebroker.cluster;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.internal.Check;

/**
 * A namespace of a cluster.
 *
 * @param cluster the cluster
 * @param name the namespace's name, a DNS label
 */
public record ClusterNamespace(ClusterId cluster, String name) {
    /** Checks the name. */
    public ClusterNamespace {
        Check.dnsLabel("namespace", name);
    }

    /**
     * A namespace of a cluster.
     *
     * @param cluster the cluster's name
     * @param name the namespace's name
     * @return the namespace
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static ClusterNamespace of(String cluster, String name) {
        return new ClusterNamespace(ClusterId.of(cluster), name);
    }

    /**
     * What deliveries to a workload in this namespace are recorded under, whoever makes them.
     *
     * @param workload the workload
     * @return the target instance
     */
    public String target(Workload workload) {
        return "kubernetes/" + this + "/" + workload.name();
    }

    @Override
    public String toString() {
        return cluster + "/" + name;
    }
}
