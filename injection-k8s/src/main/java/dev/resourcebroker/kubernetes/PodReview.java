package dev.resourcebroker.kubernetes;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request for admission, and the answers to it. */
final class PodReview {
    private static final String VERSION = "admission.k8s.io/v1";
    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    private final Map<String, Object> request;

    private PodReview(Map<String, Object> request) {
        this.request = request;
    }

    static PodReview parse(String review) {
        Map<String, Object> all = Tree.map(read(review));
        if (!VERSION.equals(all.get("apiVersion")) || !"AdmissionReview".equals(all.get("kind"))) {
            throw PermanentBrokerException.invalid("review", "must be an AdmissionReview of " + VERSION);
        }
        Map<String, Object> request = Tree.map(all.get("request"));
        if (Tree.text(request.get("uid")).isEmpty()) {
            throw PermanentBrokerException.invalid("review", "must have a request with a uid");
        }
        return new PodReview(request);
    }

    private static Object read(String review) {
        try {
            return JSON.unmarshal(review, Map.class);
        } catch (RuntimeException e) {
            throw PermanentBrokerException.invalid("review", "isn't a JSON object");
        }
    }

    boolean isOfPod() {
        Map<String, Object> resource = Tree.map(request.get("resource"));
        return Tree.text(resource.get("group")).isEmpty()
                && "pods".equals(resource.get("resource"))
                && List.of("CREATE", "UPDATE").contains(Tree.text(request.get("operation")));
    }

    /** What is made, and not only changed: its containers can still be given something. */
    boolean isNew() {
        return "CREATE".equals(request.get("operation"))
                && Tree.text(request.get("subResource")).isEmpty();
    }

    /** As the API server says, whatever the pod does. */
    String namespace() {
        String namespace = Tree.text(request.get("namespace"));
        String own = pod().namespace();
        if (!own.isEmpty() && !own.equals(namespace)) {
            throw PermanentBrokerException.invalid("namespace", "isn't that of the request");
        }
        return namespace;
    }

    PodView pod() {
        return new PodView(Tree.map(request.get("object")));
    }

    String allowed(List<Map<String, Object>> patch) {
        Map<String, Object> response = response(true);
        if (!patch.isEmpty()) {
            byte[] json = JSON.asJson(patch).getBytes(StandardCharsets.UTF_8);
            response.put("patchType", "JSONPatch");
            response.put("patch", Base64.getEncoder().encodeToString(json));
        }
        return written(response);
    }

    String denied(int status, ErrorCode code, String why) {
        Map<String, Object> response = response(false);
        response.put("status", Map.of("code", status, "message", why + " (" + code + ")"));
        return written(response);
    }

    private Map<String, Object> response(boolean allowed) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("uid", Optional.ofNullable(request.get("uid")).orElse(""));
        response.put("allowed", allowed);
        return response;
    }

    private static String written(Map<String, Object> response) {
        return JSON.asJson(Map.of("apiVersion", VERSION, "kind", "AdmissionReview", "response", response));
    }
}
