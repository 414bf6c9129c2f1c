package dev.resourcebroker.kubernetes;

import dev.resourcebroker.kubernetes.ClusterRefusal.Reason;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.BindingFiles;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.ServiceBinding;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The Secrets that carry a delivery: one for the variables, and one for each service binding. */
final class SecretObjects {
    private static final String OPAQUE = "Opaque";
    private static final int MOST_OF_ALL = 1024 * 1024;
    // What one string of a new process may have, with its name: MAX_ARG_STRLEN.
    private static final int MOST_OF_A_VARIABLE = 128 * 1024 - 1;
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

    private final Ownership ours;
    private final String namespace;

    SecretObjects(Ownership ours, String namespace) {
        this.ours = ours;
        this.namespace = namespace;
    }

    List<Secret> of(Delivery delivery) {
        List<Secret> all = new ArrayList<>();
        if (!delivery.environment().isEmpty()) {
            delivery.environment().forEach(SecretObjects::checkVariable);
            all.add(secret(delivery, Names.environmentSecret(delivery.workload()), OPAQUE, delivery.environment()));
        }
        for (ServiceBinding binding : delivery.serviceBindings()) {
            Map<String, SecretValue> files = BindingFiles.of(binding);
            String type = "servicebinding.io/"
                    + Objects.requireNonNull(files.get("type")).reveal();
            all.add(secret(delivery, Names.bindingSecret(delivery.workload(), binding.name()), type, files));
        }
        return all;
    }

    private static void checkVariable(String name, SecretValue value) {
        long bytes = name.length() + 1L + bytes(value).length;
        if (bytes > MOST_OF_A_VARIABLE) {
            throw Refusals.because(
                    Reason.TOO_LARGE,
                    "variable " + name + " has " + bytes + " bytes with its name, a process takes "
                            + MOST_OF_A_VARIABLE);
        }
    }

    private Secret secret(Delivery delivery, String name, String type, Map<String, SecretValue> values) {
        Map<String, String> data = new TreeMap<>();
        long bytes = 0;
        for (Map.Entry<String, SecretValue> entry : values.entrySet()) {
            checkKey(name, entry.getKey());
            byte[] value = bytes(entry.getValue());
            bytes += value.length;
            checkSize(name, entry.getKey(), bytes);
            data.put(entry.getKey(), Base64.getEncoder().encodeToString(value));
        }
        return new SecretBuilder()
                .withNewMetadata()
                .withName(Names.object("secret name", name))
                .withNamespace(namespace)
                .withLabels(ours.labels(delivery))
                .endMetadata()
                .withType(type)
                .withData(data)
                .build();
    }

    private static void checkKey(String secret, String key) {
        if (!KEY.matcher(key).matches() || key.startsWith("..") || key.equals(".")) {
            throw Refusals.because(
                    Reason.INVALID_KEY,
                    "'" + key + "' can't be a key of Secret " + secret + ": letters, digits and -._");
        }
    }

    private static void checkSize(String secret, String key, long bytes) {
        if (bytes > MOST_OF_ALL) {
            throw Refusals.because(
                    Reason.TOO_LARGE,
                    "with '" + key + "' Secret " + secret + " has more than the " + MOST_OF_ALL
                            + " bytes that Kubernetes takes");
        }
    }

    private static byte[] bytes(SecretValue value) {
        return value.reveal().getBytes(StandardCharsets.UTF_8);
    }
}
