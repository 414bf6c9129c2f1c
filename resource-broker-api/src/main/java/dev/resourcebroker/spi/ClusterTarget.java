package dev.resourcebroker.spi;

import dev.resourcebroker.cluster.ClusterId;

/** A Kubernetes cluster that everything can be injected into. Implementations are thread-safe. */
public interface ClusterTarget {
    /**
     * Under which name its namespaces are registered.
     *
     * @return the cluster
     */
    ClusterId cluster();

    /**
     * Begins a visit: begins to read what is there, in pages, and writes nothing. The visit's calls wait for that.
     *
     * @param beforeWrite to be called before every write; it waits for its turn
     * @return the visit
     * @throws dev.resourcebroker.error.BrokerException DELIVERY_FAILED, or a transient error, when the cluster can't be
     *     read; so may every call of the visit
     */
    ClusterVisit visit(Runnable beforeWrite);
}
