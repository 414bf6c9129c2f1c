package dev.resourcebroker.verification.bench;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Listable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The objects that the broker made, and a loop that applies or lists them with the bare client and nothing else. */
final class RawCluster {
    private static final String MANAGER = "resource-broker-bench";
    private static final long PAGE = 500;

    private final KubernetesClient client;
    private final int threads;
    private final List<List<HasMetadata>> namespaces = new ArrayList<>();

    RawCluster(KubernetesClient client, int threads) {
        this.client = client;
        this.threads = threads;
        for (Namespace namespace : client.namespaces()
                .withLabel("resourcebroker.dev/installation")
                .list()
                .getItems()) {
            List<HasMetadata> all = new ArrayList<>();
            all.add(bare(namespace));
            client.secrets().inNamespace(namespace.getMetadata().getName()).list().getItems().stream()
                    .map(RawCluster::bare)
                    .forEach(all::add);
            namespaces.add(all);
        }
    }

    private static HasMetadata bare(Namespace seen) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(seen.getMetadata().getName())
                .withLabels(seen.getMetadata().getLabels())
                .endMetadata()
                .build();
    }

    private static HasMetadata bare(Secret seen) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(seen.getMetadata().getName())
                .withNamespace(seen.getMetadata().getNamespace())
                .withLabels(seen.getMetadata().getLabels())
                .endMetadata()
                .withType(seen.getType())
                .withData(seen.getData())
                .build();
    }

    int objects() {
        return namespaces.stream().mapToInt(List::size).sum();
    }

    void apply() {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            namespaces.forEach(objects -> all.add(workers.submit(() -> objects.forEach(this::apply))));
            for (Future<?> one : all) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            workers.shutdown();
        }
    }

    private void apply(HasMetadata object) {
        client.resource(object).fieldManager(MANAGER).serverSideApply();
    }

    void list() {
        long found = pages(client.namespaces())
                + pages(client.secrets().inAnyNamespace().withLabel("resourcebroker.dev/installation"));
        if (found < objects()) {
            throw new IllegalStateException("only " + found + " of " + objects() + " are there");
        }
    }

    private static <T extends HasMetadata, L extends KubernetesResourceList<T>> long pages(Listable<L> all) {
        long found = 0;
        String next = null;
        do {
            L page = all.list(
                    new ListOptionsBuilder().withLimit(PAGE).withContinue(next).build());
            found += page.getItems().size();
            next = page.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
        return found;
    }
}
