package dev.resourcebroker.kubernetes;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The JSON patch that gives a pod its references. It only adds; what is there already, from a review before, isn't added
 * again. Used once.
 */
final class PodPatch {
    private final Contents contents;
    private final InjectionStyle style;
    private final List<Map<String, Object>> operations = new ArrayList<>();
    private final Set<String> begun = new HashSet<>();

    PodPatch(Contents contents, InjectionStyle style) {
        this.contents = contents;
        this.style = style;
    }

    List<Map<String, Object>> of(PodView pod) {
        checkContainers(pod);
        containers(pod, "containers");
        if (style.containers().takesInit()) {
            containers(pod, "initContainers");
        }
        contents.bindings().forEach(binding -> append(pod.spec(), "/spec", "volumes", volume(binding)));
        annotate(pod);
        return operations;
    }

    private void checkContainers(PodView pod) {
        Set<String> missing = new HashSet<>(style.containers().required());
        pod.containers("containers").forEach(container -> missing.remove(name(container)));
        pod.containers("initContainers").forEach(container -> missing.remove(name(container)));
        if (!missing.isEmpty()) {
            throw refused("has no container " + String.join(", ", missing));
        }
    }

    private static String name(Map<String, Object> container) {
        return Tree.text(container.get("name"));
    }

    private void containers(PodView pod, String field) {
        List<Map<String, Object>> all = pod.containers(field);
        for (int i = 0; i < all.size(); i++) {
            if (style.containers().takes(name(all.get(i)))) {
                container(all.get(i), "/spec/" + field + "/" + i);
            }
        }
    }

    private void container(Map<String, Object> container, String path) {
        String secret = Names.environmentSecret(contents.workload());
        if (style.wholeSecret() && !contents.variables().isEmpty()) {
            append(container, path, "envFrom", Map.of("secretRef", Map.of("name", secret)));
        } else {
            contents.variables().forEach(variable -> variable(container, path, reference(variable, secret)));
        }
        if (!contents.bindings().isEmpty()) {
            mount(container, path);
        }
    }

    private static Map<String, Object> reference(String variable, String secret) {
        return Map.of("name", variable, "valueFrom", Map.of("secretKeyRef", Map.of("name", secret, "key", variable)));
    }

    private void variable(Map<String, Object> container, String path, Map<String, Object> wanted) {
        for (Map<String, Object> there : Tree.maps(container.get("env"))) {
            if (Objects.equals(there.get("name"), wanted.get("name")) && !there.equals(wanted)) {
                throw refused("sets " + wanted.get("name") + " itself in container " + name(container));
            }
        }
        append(container, path, "env", wanted);
    }

    private void mount(Map<String, Object> container, String path) {
        String root = root(container, path);
        for (String binding : contents.bindings()) {
            append(
                    container,
                    path,
                    "volumeMounts",
                    Map.of("name", Names.volume(binding), "mountPath", root + "/" + binding, "readOnly", true));
        }
    }

    private String root(Map<String, Object> container, String path) {
        for (Map<String, Object> there : Tree.maps(container.get("env"))) {
            if (Names.BINDING_ROOT.equals(there.get("name"))) {
                String value = Tree.text(there.get("value"));
                if (value.isEmpty()) {
                    throw refused("has a " + Names.BINDING_ROOT + " that isn't a plain value");
                }
                return value;
            }
        }
        append(container, path, "env", Map.of("name", Names.BINDING_ROOT, "value", style.bindingRoot()));
        return style.bindingRoot();
    }

    private Map<String, Object> volume(String binding) {
        Map<String, Object> secret = Map.of("name", Names.bindingSecret(contents.workload(), binding));
        return Map.of("name", Names.volume(binding), "projected", Map.of("sources", List.of(Map.of("secret", secret))));
    }

    private void annotate(PodView pod) {
        Map<String, Object> annotations = Tree.map(pod.metadata().get("annotations"));
        if (annotations.isEmpty()) {
            add("/metadata/annotations", new LinkedHashMap<>());
        }
        if (!contents.revision().equals(annotations.get(Names.REVISION))) {
            add("/metadata/annotations/" + Names.REVISION.replace("/", "~1"), contents.revision());
        }
        labels(pod);
    }

    // For the watch, which finds pods by them; nothing is decided by them.
    private void labels(PodView pod) {
        Map<String, Object> labels = Tree.map(pod.metadata().get("labels"));
        if (labels.isEmpty()) {
            add("/metadata/labels", new LinkedHashMap<>());
        }
        Map<String, String> wanted = Map.of(
                Names.WORKLOAD, contents.workload().name(),
                Names.ENVIRONMENT, contents.workload().environment());
        wanted.forEach((name, value) -> {
            if (!value.equals(labels.get(name))) {
                add("/metadata/labels/" + name.replace("/", "~1"), value);
            }
        });
    }

    /** Adds to the end of a list, which may not be there yet. */
    private void append(Map<String, Object> owner, String path, String field, Map<String, Object> item) {
        List<Map<String, Object>> there = Tree.maps(owner.get(field));
        if (there.contains(item)) {
            return;
        }
        String list = path + "/" + field;
        boolean named = there.stream()
                .anyMatch(other -> item.containsKey("name")
                        && !field.equals("volumeMounts")
                        && Objects.equals(item.get("name"), other.get("name")));
        if (named) {
            throw refused("has a " + field + " entry " + item.get("name") + " of its own");
        }
        if (there.isEmpty() && begun.add(list)) {
            add(list, new ArrayList<>());
        }
        add(list + "/-", item);
    }

    private void add(String path, Object value) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("op", "add");
        operation.put("path", path);
        operation.put("value", value);
        operations.add(operation);
    }

    private static PermanentBrokerException refused(String why) {
        return new PermanentBrokerException(ErrorCode.CONFLICT, "the pod " + why);
    }
}
