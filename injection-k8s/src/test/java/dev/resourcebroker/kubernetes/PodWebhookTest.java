package dev.resourcebroker.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.BoundResource;
import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.PodDecision;
import dev.resourcebroker.cluster.PodIdentity;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** JSON in, JSON out: references by name for the pods of registered accounts, and a refusal for whoever claims more. */
class PodWebhookTest {
    private static final KubernetesSerialization JSON = new KubernetesSerialization();
    private static final Workload API = Workload.named("orders-api");
    private static final NamespaceRegistration SHOP =
            NamespaceRegistration.of(ClusterNamespace.of("prod", "shop"), OrgId.of("acme"));
    private static final PodDecision.Bound BOUND = new PodDecision.Bound(
            OrgId.of("acme"),
            API,
            "rev-1",
            List.of("DATABASE_URL"),
            List.of(new BoundResource(
                    "orders-db",
                    new ResourceId(new UUID(1, 2)),
                    ResourceType.of("postgresql"),
                    1,
                    List.of("host", "uri"))));

    private final List<PodIdentity> asked = new ArrayList<>();
    private PodDecision decision = BOUND;
    private InjectionStyle style = InjectionStyle.usual();

    private Map<String, Object> answer(Map<String, Object> request) {
        PodWebhook webhook = new PodWebhook(
                ClusterId.of("prod"),
                pod -> {
                    asked.add(pod);
                    return decision;
                },
                namespace -> Optional.of("uid-of-" + namespace),
                style);
        String review =
                JSON.asJson(Map.of("apiVersion", "admission.k8s.io/v1", "kind", "AdmissionReview", "request", request));
        Map<String, Object> all = Tree.map(JSON.unmarshal(webhook.answer(review), Map.class));
        assertThat(all).containsEntry("apiVersion", "admission.k8s.io/v1").containsEntry("kind", "AdmissionReview");
        Map<String, Object> response = Tree.map(all.get("response"));
        assertThat(response).containsEntry("uid", "r-1");
        return response;
    }

    private static Map<String, Object> request(Map<String, Object> pod) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("uid", "r-1");
        request.put("operation", "CREATE");
        request.put("resource", Map.of("group", "", "version", "v1", "resource", "pods"));
        request.put("namespace", "shop");
        request.put("object", pod);
        return request;
    }

    private static Map<String, Object> pod(Map<String, Object> metadata, Map<String, Object> container) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("serviceAccountName", "orders");
        spec.put("containers", List.of(container));
        return Map.of("metadata", metadata, "spec", spec);
    }

    private static Map<String, Object> plain() {
        return pod(Map.of("name", "p"), Map.of("name", "app", "image", "i"));
    }

    private static List<Map<String, Object>> patch(Map<String, Object> response) {
        assertThat(response).containsEntry("allowed", true);
        Object patch = response.get("patch");
        if (patch == null) {
            return List.of();
        }
        String json = new String(Base64.getDecoder().decode(String.valueOf(patch)), StandardCharsets.UTF_8);
        return Tree.maps(JSON.unmarshal(json, List.class));
    }

    private static List<String> paths(List<Map<String, Object>> patch) {
        return patch.stream()
                .map(operation -> String.valueOf(operation.get("path")))
                .toList();
    }

    private static String refusal(Map<String, Object> response) {
        assertThat(response).containsEntry("allowed", false).doesNotContainKey("patch");
        return Tree.text(Tree.map(response.get("status")).get("message"));
    }

    @Test
    void aPodOfARegisteredAccount_isGivenReferencesByName() {
        List<Map<String, Object>> patch = patch(answer(request(plain())));
        assertThat(asked).singleElement().satisfies(pod -> {
            assertThat(pod.account()).hasToString("prod/shop/orders");
            assertThat(pod.namespaceUid()).contains("uid-of-shop");
        });
        assertThat(patch)
                .contains(Map.of(
                        "op", "add",
                        "path", "/spec/containers/0/env/-",
                        "value",
                                Map.of(
                                        "name",
                                        "DATABASE_URL",
                                        "valueFrom",
                                        Map.of(
                                                "secretKeyRef",
                                                Map.of(
                                                        "name",
                                                        "rb.orders-api.production.env",
                                                        "key",
                                                        "DATABASE_URL")))));
        assertThat(paths(patch))
                .contains("/spec/volumes/-", "/spec/containers/0/volumeMounts/-", "/metadata/annotations")
                .contains("/metadata/annotations/resourcebroker.dev~1revision");
        assertThat(patch).allMatch(operation -> operation.get("op").equals("add"));
    }

    @Test
    void byEnvFrom_thePodRefersToTheWholeSecret() {
        style = InjectionStyle.usual().byEnvFrom();
        assertThat(patch(answer(request(plain()))))
                .contains(Map.of(
                        "op", "add",
                        "path", "/spec/containers/0/envFrom/-",
                        "value", Map.of("secretRef", Map.of("name", "rb.orders-api.production.env"))));
    }

    @Test
    void aPodThatHasEverything_isLeftAsItIs() {
        Map<String, Object> container = Map.of(
                "name", "app",
                "env",
                        List.of(
                                Map.of(
                                        "name",
                                        "DATABASE_URL",
                                        "valueFrom",
                                        Map.of(
                                                "secretKeyRef",
                                                Map.of("name", "rb.orders-api.production.env", "key", "DATABASE_URL"))),
                                Map.of("name", "SERVICE_BINDING_ROOT", "value", "/bindings")),
                "volumeMounts",
                        List.of(Map.of("name", "rb-orders-db", "mountPath", "/bindings/orders-db", "readOnly", true)));
        Map<String, Object> metadata = Map.of(
                "annotations", Map.of("resourcebroker.dev/revision", "rev-1"),
                "labels",
                        Map.of(
                                "resourcebroker.dev/workload", "orders-api",
                                "resourcebroker.dev/environment", "production"));
        Map<String, Object> pod = pod(metadata, container);
        Tree.map(pod.get("spec"))
                .put(
                        "volumes",
                        List.of(Map.of(
                                "name",
                                "rb-orders-db",
                                "projected",
                                Map.of(
                                        "sources",
                                        List.of(Map.of(
                                                "secret",
                                                Map.of("name", "rb.orders-api.production.binding.orders-db")))))));
        assertThat(patch(answer(request(pod)))).isEmpty();
    }

    @Test
    void aContainersOwnBindingRoot_isKept() {
        Map<String, Object> container =
                Map.of("name", "app", "env", List.of(Map.of("name", "SERVICE_BINDING_ROOT", "value", "/own")));
        List<Map<String, Object>> patch = patch(answer(request(pod(Map.of(), container))));
        assertThat(patch.toString()).contains("/own/orders-db").doesNotContain("/bindings");
    }

    @Test
    void aVariableOfThePodsOwn_isNotReplacedInSilence() {
        Map<String, Object> container =
                Map.of("name", "app", "env", List.of(Map.of("name", "DATABASE_URL", "value", "mine")));
        assertThat(refusal(answer(request(pod(Map.of(), container)))))
                .contains("DATABASE_URL", "app")
                .doesNotContain("mine");
    }

    @Test
    void aPodThatClaimsToBeSomebodyElses_isRefused() {
        for (String name : List.of("org", "workload", "environment")) {
            for (String field : List.of("labels", "annotations")) {
                Map<String, Object> metadata = Map.of(field, Map.of("resourcebroker.dev/" + name, "globex"));
                assertThat(refusal(answer(request(pod(metadata, Map.of("name", "app"))))))
                        .as(field + " " + name)
                        .contains("resourcebroker.dev/" + name);
            }
        }
        Map<String, Object> true_ = Map.of("labels", Map.of("resourcebroker.dev/org", "acme"));
        assertThat(patch(answer(request(pod(true_, Map.of("name", "app")))))).isNotEmpty();
    }

    @Test
    void aPodThatRefersToAnotherWorkloadsSecret_isRefused_whereverItDoes() {
        String foreign = "rb.billing.production.env";
        List<Map<String, Object>> containers = List.of(
                Map.of("name", "app", "envFrom", List.of(Map.of("secretRef", Map.of("name", foreign)))),
                Map.of(
                        "name",
                        "app",
                        "env",
                        List.of(Map.of(
                                "name",
                                "X",
                                "valueFrom",
                                Map.of("secretKeyRef", Map.of("name", foreign, "key", "X"))))));
        for (Map<String, Object> container : containers) {
            assertThat(refusal(answer(request(pod(Map.of(), container))))).contains(foreign);
        }
        for (String field : List.of("initContainers", "ephemeralContainers")) {
            Map<String, Object> pod = plain();
            Tree.map(pod.get("spec")).put(field, containers);
            assertThat(refusal(answer(request(pod)))).as(field).contains(foreign);
        }
        List<Map<String, Object>> volumes = List.of(
                Map.of("name", "v", "secret", Map.of("secretName", foreign)),
                Map.of("name", "v", "projected", Map.of("sources", List.of(Map.of("secret", Map.of("name", foreign))))),
                Map.of("name", "v", "csi", Map.of("nodePublishSecretRef", Map.of("name", foreign))));
        for (Map<String, Object> volume : volumes) {
            Map<String, Object> pod = plain();
            Tree.map(pod.get("spec")).put("volumes", List.of(volume));
            assertThat(refusal(answer(request(pod)))).contains(foreign);
        }
    }

    @Test
    void anEphemeralContainer_isHeldToTheSame_andGivenNothing() {
        Map<String, Object> request = request(plain());
        request.put("operation", "UPDATE");
        request.put("subResource", "ephemeralcontainers");
        assertThat(patch(answer(request))).isEmpty();
        Map<String, Object> pod = plain();
        Tree.map(pod.get("spec"))
                .put(
                        "ephemeralContainers",
                        List.of(Map.of(
                                "name",
                                "debug",
                                "envFrom",
                                List.of(Map.of("secretRef", Map.of("name", "rb.other.production.env"))))));
        request.put("object", pod);
        assertThat(refusal(answer(request))).contains("rb.other.production.env");
    }

    @Test
    void aPodThatIsNoneOfOurs_orNoWorkload_isLeftAsItIs() {
        decision = new PodDecision.NotOurs();
        assertThat(patch(answer(request(plain())))).isEmpty();
        decision = new PodDecision.Nothing(SHOP);
        assertThat(patch(answer(request(plain())))).isEmpty();
        Map<String, Object> greedy = Map.of(
                "name", "app", "envFrom", List.of(Map.of("secretRef", Map.of("name", "rb.orders-api.production.env"))));
        assertThat(refusal(answer(request(pod(Map.of(), greedy))))).contains("no workload");
    }

    @Test
    void whatMustNotBe_orCannotBeDecided_isRefused() {
        decision = new PodDecision.Refused(SHOP, ErrorCode.CONFLICT, "the namespace was made anew");
        assertThat(refusal(answer(request(plain())))).contains("made anew", "CONFLICT");
        PodWebhook broken = new PodWebhook(
                ClusterId.of("prod"),
                pod -> {
                    throw new TransientBrokerException(ErrorCode.META_DATABASE_UNAVAILABLE, "db at 10.0.0.7", null);
                },
                namespace -> Optional.empty(),
                style);
        String answer = broken.answer(JSON.asJson(
                Map.of("apiVersion", "admission.k8s.io/v1", "kind", "AdmissionReview", "request", request(plain()))));
        assertThat(answer).contains("\"allowed\":false", "503").doesNotContain("10.0.0.7");
    }

    @Test
    void aNamespaceNobodyKnowsTheUidOf_isComparedAsNobodys() {
        new PodWebhook(
                        ClusterId.of("prod"),
                        pod -> {
                            asked.add(pod);
                            return BOUND;
                        },
                        namespace -> Optional.empty(),
                        style)
                .answer(JSON.asJson(Map.of(
                        "apiVersion", "admission.k8s.io/v1",
                        "kind", "AdmissionReview",
                        "request", request(plain()))));
        assertThat(asked.get(0).namespaceUid()).contains("");
    }

    @Test
    void aPodOfAnotherNamespaceThanTheRequests_isRefused() {
        Map<String, Object> pod = pod(Map.of("namespace", "globex"), Map.of("name", "app"));
        assertThat(refusal(answer(request(pod)))).contains("namespace");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNoReview_isRefusedAsSuch() {
        PodWebhook webhook = new PodWebhook(ClusterId.of("prod"), pod -> BOUND, namespace -> Optional.empty(), style);
        for (String bad : List.of("", "[]", "no", "{}", "{\"apiVersion\":\"admission.k8s.io/v1beta1\"}")) {
            assertThatThrownBy(() -> webhook.answer(bad)).hasMessageContaining("review");
        }
    }

    @Test
    void anotherKindOfObject_isNoneOfOurs() {
        Map<String, Object> request = request(plain());
        request.put("resource", Map.of("group", "", "version", "v1", "resource", "secrets"));
        assertThat(patch(answer(request))).isEmpty();
        assertThat(asked).isEmpty();
    }
}
