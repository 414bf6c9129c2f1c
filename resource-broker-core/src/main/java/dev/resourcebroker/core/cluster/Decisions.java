package dev.resourcebroker.core.cluster;

import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.cluster.BoundResource;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.PodDecision;
import dev.resourcebroker.cluster.PodIdentity;
import dev.resourcebroker.core.binding.Rendering;
import dev.resourcebroker.core.binding.Revision;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.StoredConnection;
import dev.resourcebroker.core.store.StoredPodConnections;
import dev.resourcebroker.core.store.StoredVariable;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What pods may be given: one statement each, nothing decrypted, nothing written. Thread-safe. */
public final class Decisions {
    private final MetaStore store;

    /**
     * Decides by a store.
     *
     * @param store the meta-database
     */
    public Decisions(MetaStore store) {
        this.store = store;
    }

    /**
     * Decides what a pod may be given.
     *
     * @param pod who it is
     * @return the decision
     */
    public PodDecision decide(PodIdentity pod) {
        return store.operatorRead(rows -> rows.clusters().ofPod(pod.account()))
                .map(known -> decided(pod, known))
                .orElseGet(PodDecision.NotOurs::new);
    }

    private static PodDecision decided(PodIdentity pod, StoredPodConnections known) {
        NamespaceRegistration namespace = known.namespace();
        if (known.destroyed()) {
            return new PodDecision.Refused(namespace, ErrorCode.GONE, "its organisation was destroyed");
        }
        if (isAnother(namespace, pod.namespaceUid())) {
            return new PodDecision.Refused(
                    namespace,
                    ErrorCode.CONFLICT,
                    "namespace " + namespace.namespace() + " was made anew since it was"
                            + " registered; the operator must say whose it is");
        }
        return known.bound().map(bound -> bound(namespace, bound)).orElseGet(() -> new PodDecision.Nothing(namespace));
    }

    private static boolean isAnother(NamespaceRegistration namespace, Optional<String> uid) {
        return uid.isPresent() && !uid.equals(namespace.uid());
    }

    private static PodDecision bound(NamespaceRegistration namespace, StoredPodConnections.Bound bound) {
        if (!bound.notReady().isEmpty()) {
            return new PodDecision.Refused(
                    namespace,
                    ErrorCode.NOT_READY,
                    "resource " + bound.notReady().get(0) + " has no credentials yet");
        }
        return new PodDecision.Bound(
                namespace.org(), bound.workload(), Revision.of(bound.plan()), variables(bound), bound.resources());
    }

    private static List<String> variables(StoredPodConnections.Bound bound) {
        Map<BindingId, ResourceId> resources = bound.plan().connections().stream()
                .collect(Collectors.toMap(StoredConnection::binding, StoredConnection::resource));
        Map<ResourceId, BoundResource> byId =
                bound.resources().stream().collect(Collectors.toMap(BoundResource::resource, resource -> resource));
        return bound.plan().variables().stream()
                .filter(variable -> isRendered(variable, byId.get(resources.get(variable.binding()))))
                .map(StoredVariable::name)
                .toList();
    }

    private static boolean isRendered(StoredVariable variable, @Nullable BoundResource of) {
        return of != null && Rendering.isRendered(variable.template(), of.type(), Set.copyOf(of.entries()));
    }
}
