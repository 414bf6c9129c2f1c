package dev.resourcebroker.kubernetes;

import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.spi.ClusterTarget;
import dev.resourcebroker.spi.ClusterVisit;
import java.util.concurrent.FutureTask;

/**
 * A cluster that everything can be injected into: namespaces with labels, and the Secrets of every workload. Pods refer to
 * them by a {@link PodWebhook}, or by manifests that were {@link KubernetesCluster#prepare prepared}. Thread-safe.
 */
public final class KubernetesTarget implements ClusterTarget {
    private final KubernetesCluster cluster;

    private KubernetesTarget(KubernetesCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * All of a cluster.
     *
     * @param cluster the cluster, under the name that its namespaces are registered by
     * @return the target
     */
    public static KubernetesTarget of(KubernetesCluster cluster) {
        return new KubernetesTarget(cluster);
    }

    @Override
    public ClusterId cluster() {
        return ClusterId.of(cluster.name());
    }

    @Override
    public ClusterVisit visit(Runnable beforeWrite) {
        FutureTask<Inventory> reading = new FutureTask<>(() -> new Inventory(cluster.client(), cluster.ours()));
        Thread thread = new Thread(reading, "resource-broker-inventory");
        thread.setDaemon(true);
        thread.start();
        return new KubernetesVisit(cluster, reading, beforeWrite);
    }

    @Override
    public String toString() {
        return cluster.toString();
    }
}
