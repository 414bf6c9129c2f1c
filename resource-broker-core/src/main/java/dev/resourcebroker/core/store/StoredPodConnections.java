package dev.resourcebroker.core.store;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.BoundResource;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.resource.ResourceId;
import java.util.List;
import java.util.Optional;

/**
 * What the meta-database knows of a pod, without any ciphertext.
 *
 * @param namespace whose its namespace is
 * @param destroyed whether that organisation was destroyed
 * @param bound what is bound to the workload that its service account is, if it is one
 */
public record StoredPodConnections(NamespaceRegistration namespace, boolean destroyed, Optional<Bound> bound) {
    /**
     * What is bound to a workload.
     *
     * @param workload the workload
     * @param plan connections without ciphertexts, and names
     * @param resources what is bound, each resource once
     * @param notReady what is bound and has no credentials yet
     */
    public record Bound(
            Workload workload, WorkloadPlan plan, List<BoundResource> resources, List<ResourceId> notReady) {}
}
