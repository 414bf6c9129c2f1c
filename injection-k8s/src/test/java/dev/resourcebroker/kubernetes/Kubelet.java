package dev.resourcebroker.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Makes of a pod, as the API server has it, what its programs see. */
final class Kubelet {
    private final KubernetesClient client;
    private final String namespace;

    Kubelet(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    static Map<String, String> values(KubernetesClient client, String namespace, String name) {
        Secret secret = client.secrets().inNamespace(namespace).withName(name).get();
        if (secret == null) {
            return Map.of();
        }
        Map<String, String> values = new TreeMap<>();
        secret.getData()
                .forEach((key, value) ->
                        values.put(key, new String(Base64.getDecoder().decode(value), UTF_8)));
        return values;
    }

    private Map<String, String> values(String secret) {
        Map<String, String> values = values(client, namespace, secret);
        if (values.isEmpty()) {
            throw new IllegalStateException("CreateContainerConfigError: secret \"" + secret + "\" not found");
        }
        return values;
    }

    /** What is listed by name goes before what comes as a whole. */
    Map<String, String> environment(PodSpec pod, String container) {
        Container its = container(pod, container);
        Map<String, String> environment = new TreeMap<>();
        for (EnvFromSource from : its.getEnvFrom()) {
            environment.putAll(values(from.getSecretRef().getName()));
        }
        for (EnvVar variable : its.getEnv()) {
            if (variable.getValueFrom() == null) {
                environment.put(variable.getName(), variable.getValue());
            } else {
                var key = variable.getValueFrom().getSecretKeyRef();
                environment.put(variable.getName(), values(key.getName()).get(key.getKey()));
            }
        }
        return environment;
    }

    /** Mounts below a folder that stands for the root of the container's file system. */
    void mount(PodSpec pod, String container, Path root) throws IOException {
        for (VolumeMount mount : container(pod, container).getVolumeMounts()) {
            Volume volume = pod.getVolumes().stream()
                    .filter(one -> one.getName().equals(mount.getName()))
                    .findFirst()
                    .orElseThrow();
            write(volume, root.resolve(mount.getMountPath().substring(1)));
        }
    }

    /** As the kubelet's atomic writer lays it out. */
    private void write(Volume volume, Path at) throws IOException {
        Path version = Files.createDirectories(at.resolve("..2026_12_01_00_00_00.123456789"));
        Files.createSymbolicLink(at.resolve("..data"), version.getFileName());
        for (VolumeProjection source : volume.getProjected().getSources()) {
            for (Map.Entry<String, String> file :
                    values(source.getSecret().getName()).entrySet()) {
                Files.writeString(version.resolve(file.getKey()), file.getValue());
                Files.createSymbolicLink(at.resolve(file.getKey()), Path.of("..data", file.getKey()));
            }
        }
    }

    private static Container container(PodSpec pod, String name) {
        return java.util.stream.Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
