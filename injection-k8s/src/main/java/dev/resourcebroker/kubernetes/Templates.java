package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comparing pod templates with what is ours of them, and adding it. */
final class Templates {
    private Templates() {}

    /** Whether all of ours is there, and of this very revision. */
    static boolean carries(PodTemplateSpec seen, PodTemplateSpec ours) {
        Map<String, String> annotations = orEmpty(
                seen.getMetadata() == null ? Map.of() : seen.getMetadata().getAnnotations());
        Map<String, String> labels = orEmpty(
                seen.getMetadata() == null ? Map.of() : seen.getMetadata().getLabels());
        return annotations
                        .entrySet()
                        .containsAll(ours.getMetadata().getAnnotations().entrySet())
                && labels.entrySet().containsAll(ours.getMetadata().getLabels().entrySet())
                && refersTo(seen, ours);
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    /** Whether the containers refer to all of ours, of whichever revision. */
    static boolean refersTo(PodTemplateSpec seen, PodTemplateSpec ours) {
        Map<String, Container> there = containers(seen.getSpec());
        return containers(ours.getSpec()).values().stream()
                        .allMatch(container -> refersTo(there.get(container.getName()), container))
                && volumes(seen.getSpec())
                        .entrySet()
                        .containsAll(volumes(ours.getSpec()).entrySet());
    }

    private static boolean refersTo(@Nullable Container seen, Container ours) {
        return seen != null
                && seen.getEnv().containsAll(ours.getEnv())
                && seen.getEnvFrom().containsAll(ours.getEnvFrom())
                && mounts(seen).containsAll(mounts(ours));
    }

    private static Set<String> mounts(Container container) {
        return container.getVolumeMounts().stream()
                .map(mount -> mount.getName() + " " + mount.getMountPath())
                .collect(Collectors.toSet());
    }

    private static Map<String, Container> containers(PodSpec spec) {
        Map<String, Container> all = new HashMap<>();
        Stream.concat(spec.getContainers().stream(), spec.getInitContainers().stream())
                .forEach(container -> all.put(container.getName(), container));
        return all;
    }

    private static Map<String, Set<String>> volumes(PodSpec spec) {
        Map<String, Set<String>> all = new HashMap<>();
        spec.getVolumes().forEach(volume -> all.put(volume.getName(), secrets(volume)));
        return all;
    }

    private static Set<String> secrets(Volume volume) {
        Set<String> names = new HashSet<>();
        if (volume.getSecret() != null) {
            names.add(volume.getSecret().getSecretName());
        }
        if (volume.getProjected() != null) {
            volume.getProjected().getSources().stream()
                    .filter(source -> source.getSecret() != null)
                    .forEach(source -> names.add(source.getSecret().getName()));
        }
        return names;
    }

    /** The Secrets that a pod's containers and volumes refer to. */
    static Set<String> secrets(PodSpec spec) {
        Set<String> names = new HashSet<>();
        for (Container container : containers(spec).values()) {
            container.getEnv().stream()
                    .map(EnvVar::getValueFrom)
                    .filter(from -> from != null && from.getSecretKeyRef() != null)
                    .forEach(from -> names.add(from.getSecretKeyRef().getName()));
            container.getEnvFrom().stream()
                    .filter(from -> from.getSecretRef() != null)
                    .forEach(from -> names.add(from.getSecretRef().getName()));
        }
        spec.getVolumes().forEach(volume -> names.addAll(secrets(volume)));
        return names;
    }

    /** Adds all of ours to a template that isn't in a cluster yet. */
    static void add(PodTemplateSpec template, PodTemplateSpec ours) {
        if (template.getMetadata() == null) {
            template.setMetadata(new ObjectMeta());
        }
        Map<String, String> annotations =
                new HashMap<>(orEmpty(template.getMetadata().getAnnotations()));
        annotations.putAll(ours.getMetadata().getAnnotations());
        template.getMetadata().setAnnotations(annotations);
        Map<String, String> labels =
                new HashMap<>(orEmpty(template.getMetadata().getLabels()));
        labels.putAll(ours.getMetadata().getLabels());
        template.getMetadata().setLabels(labels);
        Map<String, Container> there = containers(template.getSpec());
        containers(ours.getSpec()).forEach((name, more) -> add(Objects.requireNonNull(there.get(name)), more));
        template.getSpec()
                .setVolumes(
                        joined(template.getSpec().getVolumes(), ours.getSpec().getVolumes()));
    }

    private static void add(Container container, Container more) {
        container.setEnv(joined(container.getEnv(), more.getEnv()));
        container.setEnvFrom(joined(container.getEnvFrom(), more.getEnvFrom()));
        container.setVolumeMounts(joined(container.getVolumeMounts(), more.getVolumeMounts()));
    }

    private static <T> List<T> joined(List<T> there, List<T> more) {
        List<T> all = new ArrayList<>(there);
        more.stream().filter(one -> !there.contains(one)).forEach(all::add);
        return all;
    }
}
