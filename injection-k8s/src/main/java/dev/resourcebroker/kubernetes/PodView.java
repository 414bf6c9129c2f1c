package dev.resourcebroker.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A pod as its author wrote it, and as nobody else vouches for. */
final class PodView {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers", "ephemeralContainers");

    private final Map<String, Object> pod;

    PodView(Map<String, Object> pod) {
        this.pod = pod;
    }

    Map<String, Object> metadata() {
        return Tree.map(pod.get("metadata"));
    }

    Map<String, Object> spec() {
        return Tree.map(pod.get("spec"));
    }

    String namespace() {
        return Tree.text(metadata().get("namespace"));
    }

    String serviceAccount() {
        String name = Tree.text(spec().get("serviceAccountName"));
        return name.isEmpty() ? "default" : name;
    }

    List<Map<String, Object>> containers(String field) {
        return Tree.maps(spec().get(field));
    }

    /** What it says of itself under one of our names, in labels or annotations. */
    Set<String> claims(String name) {
        Set<String> claims = new LinkedHashSet<>();
        for (String field : List.of("labels", "annotations")) {
            Map<String, Object> said = Tree.map(metadata().get(field));
            if (said.containsKey(name)) {
                claims.add(Tree.text(said.get(name)));
            }
        }
        return claims;
    }

    /** Every Secret that it refers to, wherever a pod can. */
    Set<String> secrets() {
        Set<String> names = new LinkedHashSet<>();
        for (String field : CONTAINERS) {
            containers(field).forEach(container -> ofContainer(container, names));
        }
        Tree.maps(spec().get("volumes")).forEach(volume -> ofVolume(volume, names));
        Tree.maps(spec().get("imagePullSecrets")).forEach(secret -> names.add(Tree.text(secret.get("name"))));
        return names;
    }

    private static void ofContainer(Map<String, Object> container, Set<String> names) {
        for (Map<String, Object> variable : Tree.maps(container.get("env"))) {
            Map<String, Object> from = Tree.map(variable.get("valueFrom"));
            names.add(Tree.text(Tree.map(from.get("secretKeyRef")).get("name")));
        }
        for (Map<String, Object> from : Tree.maps(container.get("envFrom"))) {
            names.add(Tree.text(Tree.map(from.get("secretRef")).get("name")));
        }
    }

    private static void ofVolume(Map<String, Object> volume, Set<String> names) {
        names.add(Tree.text(Tree.map(volume.get("secret")).get("secretName")));
        for (Map<String, Object> source :
                Tree.maps(Tree.map(volume.get("projected")).get("sources"))) {
            names.add(Tree.text(Tree.map(source.get("secret")).get("name")));
        }
        for (Object kind : new ArrayList<>(volume.values())) {
            // CSI, Ceph, iSCSI and others name one in fields of these names.
            Map<String, Object> content = Tree.map(kind);
            names.add(Tree.text(Tree.map(content.get("secretRef")).get("name")));
            names.add(Tree.text(Tree.map(content.get("nodePublishSecretRef")).get("name")));
            names.add(Tree.text(content.get("secretName")));
        }
    }
}
