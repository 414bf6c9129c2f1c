package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was in a cluster when a visit began, read page by page. Of values it keeps only fingerprints, under a key that is
 * gone with it. Thread-safe.
 */
final class Inventory {
    private static final long PAGE = 500;

    private final KubernetesClient client;
    private final Ownership ours;
    private final Fingerprint fingerprint = new Fingerprint();
    private final Map<String, SeenNamespace> namespaces = new HashMap<>();
    private final Map<String, Map<String, SeenSecret>> secrets = new HashMap<>();
    private @Nullable Set<String> others;

    Inventory(KubernetesClient client, Ownership ours) {
        this.client = client;
        this.ours = ours;
        pages("a list of namespaces", client.namespaces(), this::see);
        pages(
                "a list of Secrets",
                client.secrets().inAnyNamespace().withLabel(Names.INSTALLATION, ours.installation()),
                this::see);
    }

    /** A namespace as it was. */
    record SeenNamespace(String uid, Map<String, String> labels) {}

    /** A Secret as it was. */
    record SeenSecret(String fingerprint, String uid, String resourceVersion, boolean isOurs) {}

    private <T extends HasMetadata, L extends KubernetesResourceList<T>> void pages(
            String what, Listable<L> all, Consumer<T> each) {
        try {
            String next = null;
            do {
                L page = all.list(page(next));
                page.getItems().forEach(each);
                ListMeta meta = page.getMetadata();
                next = meta == null ? null : meta.getContinue();
            } while (next != null && !next.isEmpty());
        } catch (KubernetesClientException e) {
            throw new Refusals(new Throttle()).of(e, what);
        }
    }

    private static ListOptions page(@Nullable String next) {
        return new ListOptionsBuilder().withLimit(PAGE).withContinue(next).build();
    }

    private void see(Namespace namespace) {
        Map<String, String> labels = namespace.getMetadata().getLabels();
        namespaces.put(
                namespace.getMetadata().getName(),
                new SeenNamespace(namespace.getMetadata().getUid(), labels == null ? Map.of() : labels));
    }

    private void see(Secret secret) {
        secrets.computeIfAbsent(secret.getMetadata().getNamespace(), name -> new HashMap<>())
                .put(
                        secret.getMetadata().getName(),
                        new SeenSecret(
                                fingerprint.of(secret),
                                secret.getMetadata().getUid(),
                                secret.getMetadata().getResourceVersion(),
                                ours.isOurs(secret)));
    }

    Optional<SeenNamespace> namespace(String name) {
        return Optional.ofNullable(namespaces.get(name));
    }

    Map<String, SeenSecret> secrets(String namespace) {
        return secrets.getOrDefault(namespace, Map.of());
    }

    boolean isSame(SeenSecret seen, Secret wanted) {
        return seen.isOurs() && seen.fingerprint().equals(fingerprint.of(wanted));
    }

    /** Whether a Secret was there that doesn't even carry our label. Asked for names only when something is to be written. */
    synchronized boolean isOthers(String namespace, String name) {
        if (others == null) {
            Set<String> names = new HashSet<>();
            pages(
                    "a list of Secrets",
                    client.secrets().inAnyNamespace().withoutLabel(Names.INSTALLATION, ours.installation()),
                    secret -> names.add(secret.getMetadata().getNamespace() + "/"
                            + secret.getMetadata().getName()));
            others = names;
        }
        return others.contains(namespace + "/" + name);
    }

    List<String> superfluous(String namespace, Predicate<String> concerned, Set<String> kept) {
        return secrets(namespace).entrySet().stream()
                .filter(seen -> concerned.test(seen.getKey()) && !kept.contains(seen.getKey()))
                .filter(seen -> seen.getValue().isOurs())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
