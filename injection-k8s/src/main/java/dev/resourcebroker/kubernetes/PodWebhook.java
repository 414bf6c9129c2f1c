package dev.resourcebroker.kubernetes;

import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.PodDecision;
import dev.resourcebroker.cluster.PodIdentity;
import dev.resourcebroker.cluster.ServiceAccount;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A mutating admission webhook for pods: an {@code AdmissionReview} in, another out. Puts references to Secrets into pods
 * of registered service accounts, never a value of one, and refuses pods that claim to be somebody else's. Asks once what
 * the pod may be given and writes nothing, so that it has no side effects. Thread-safe.
 *
 * <p>Who a pod is follows from its namespace and its service account alone. What can't be decided is refused.
 */
public final class PodWebhook {
    private final ClusterId cluster;
    private final Function<PodIdentity, PodDecision> decisions;
    private final Function<String, Optional<String>> namespaceUids;
    private final InjectionStyle style;

    /**
     * A webhook for one cluster.
     *
     * @param cluster the cluster whose API server calls
     * @param decisions what pods may be given: {@link dev.resourcebroker.cluster.OperatorClusters#decide}
     * @param namespaceUids the UID that a namespace has now, such as {@link NamespaceUids} watches; empty when unknown, and
     *     then the pods of it are refused
     * @param style how pods refer to what they receive
     */
    public PodWebhook(
            ClusterId cluster,
            Function<PodIdentity, PodDecision> decisions,
            Function<String, Optional<String>> namespaceUids,
            InjectionStyle style) {
        this.cluster = cluster;
        this.decisions = decisions;
        this.namespaceUids = namespaceUids;
        this.style = style;
    }

    /**
     * Answers a review.
     *
     * @param review an {@code AdmissionReview} of {@code admission.k8s.io/v1} with a request, as JSON
     * @return the {@code AdmissionReview} with the response, as JSON
     * @throws PermanentBrokerException INVALID_ARGUMENT when it is none
     */
    public String answer(String review) {
        PodReview request = PodReview.parse(review);
        return request.isOfPod() ? decided(request) : request.allowed(List.of());
    }

    private String decided(PodReview request) {
        try {
            return answer(request, decide(request));
        } catch (PermanentBrokerException e) {
            return request.denied(403, e.code(), String.valueOf(e.getMessage()));
        } catch (BrokerException e) {
            return request.denied(503, e.code(), "what the pod may be given can't be found out now");
        }
    }

    private PodDecision decide(PodReview request) {
        ClusterNamespace namespace = new ClusterNamespace(cluster, request.namespace());
        ServiceAccount account = new ServiceAccount(namespace, request.pod().serviceAccount());
        // An unknown UID is nobody's.
        Optional<String> uid = Optional.of(namespaceUids.apply(namespace.name()).orElse(""));
        return decisions.apply(new PodIdentity(account, uid));
    }

    private String answer(PodReview request, PodDecision decision) {
        if (decision instanceof PodDecision.Bound bound) {
            return bound(request, bound);
        }
        if (decision instanceof PodDecision.Refused refused) {
            return request.denied(refused.code() == ErrorCode.NOT_READY ? 503 : 403, refused.code(), refused.reason());
        }
        if (decision instanceof PodDecision.Nothing) {
            PodClaims.checkNone(request.pod());
        }
        return request.allowed(List.of());
    }

    private String bound(PodReview request, PodDecision.Bound bound) {
        PodClaims.check(request.pod(), bound);
        return request.allowed(request.isNew() ? patch(request.pod(), bound) : List.of());
    }

    private List<Map<String, Object>> patch(PodView pod, PodDecision.Bound bound) {
        List<String> bindings = bound.resources().stream()
                .map(resource -> resource.name())
                .distinct()
                .toList();
        Contents contents = new Contents(bound.workload(), bound.revision(), bound.variables(), bindings);
        return new PodPatch(contents, style).of(pod);
    }
}
