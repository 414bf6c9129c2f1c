package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that is asked of an API server. What it refuses comes back as an error of ours. Thread-safe. */
final class Calls {
    private static final long PAGE = 500;

    private final KubernetesClient client;
    private final Ownership ours;
    private final Refusals refusals;

    Calls(KubernetesClient client, Ownership ours, Throttle throttle) {
        this.client = client;
        this.ours = ours;
        this.refusals = new Refusals(throttle);
    }

    Optional<Secret> secret(String namespace, String name) {
        return told(
                "Secret " + namespace + "/" + name,
                () -> Optional.ofNullable(
                        client.secrets().inNamespace(namespace).withName(name).get()));
    }

    List<Secret> secrets(String namespace, Map<String, String> labels) {
        return told("a list of Secrets in " + namespace, () -> {
            List<Secret> all = new ArrayList<>();
            Listable<SecretList> listable =
                    client.secrets().inNamespace(namespace).withLabels(labels);
            SecretList page = null;
            do {
                page = listable.list(
                        page(page == null ? null : page.getMetadata().getContinue()));
                all.addAll(page.getItems());
            } while (hasMore(page.getMetadata().getContinue()));
            return all;
        });
    }

    List<Secret> secretsEverywhere() {
        return told("a list of Secrets", () -> {
            List<Secret> all = new ArrayList<>();
            Listable<SecretList> listable =
                    client.secrets().inAnyNamespace().withLabel(Names.INSTALLATION, ours.installation());
            SecretList page = null;
            do {
                page = listable.list(
                        page(page == null ? null : page.getMetadata().getContinue()));
                all.addAll(page.getItems());
            } while (hasMore(page.getMetadata().getContinue()));
            return all;
        });
    }

    Watch watchSecrets(Consumer<Secret> touched) {
        return told(
                "a watch of Secrets",
                () -> client.secrets()
                        .inAnyNamespace()
                        .withLabel(Names.INSTALLATION, ours.installation())
                        .watch(new SecretWatcher(touched)));
    }

    List<Pod> pods(String namespace) {
        return told("a list of pods in " + namespace, () -> {
            List<Pod> all = new ArrayList<>();
            PodList page = null;
            do {
                page = client.pods()
                        .inNamespace(namespace)
                        .list(page(page == null ? null : page.getMetadata().getContinue()));
                all.addAll(page.getItems());
            } while (hasMore(page.getMetadata().getContinue()));
            return all;
        });
    }

    private static boolean hasMore(@Nullable String next) {
        return next != null && !next.isEmpty();
    }

    private static ListOptions page(@Nullable String next) {
        return new ListOptionsBuilder().withLimit(PAGE).withContinue(next).build();
    }

    Optional<GenericKubernetesResource> object(ResourceDefinitionContext kind, String namespace, String name) {
        String what = kind.getKind() + " " + namespace + "/" + name;
        return told(
                what,
                () -> Optional.ofNullable(client.genericKubernetesResources(kind)
                        .inNamespace(namespace)
                        .withName(name)
                        .get()));
    }

    void apply(HasMetadata object, Force force) {
        patch(object, force, false);
    }

    /** Asks whether it would be taken, changing nothing. */
    void check(HasMetadata object, Force force) {
        patch(object, force, true);
    }

    private void patch(HasMetadata object, Force force, boolean dry) {
        PatchContext.Builder how = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(ours.manager())
                .withForce(force == Force.YES);
        if (dry) {
            how.withDryRun(List.of("All"));
        }
        told(
                describe(object),
                () -> client.resource(object)
                        .inNamespace(object.getMetadata().getNamespace())
                        .patch(how.build()));
    }

    /** Only what was seen: what somebody changed or made anew meanwhile stays. */
    void delete(HasMetadata seen) {
        told(
                describe(seen),
                () -> client.resource(seen)
                        .inNamespace(seen.getMetadata().getNamespace())
                        .lockResourceVersion(seen.getMetadata().getResourceVersion())
                        .delete());
    }

    <T> T as(@Nullable Object part, Class<T> type) {
        return client.getKubernetesSerialization().convertValue(part, type);
    }

    static String describe(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getNamespace() + "/"
                + object.getMetadata().getName();
    }

    private <T> T told(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw refusals.of(e, what);
        }
    }

    /** Whether fields that somebody else manages become ours. */
    enum Force {
        NO,
        YES
    }
}
