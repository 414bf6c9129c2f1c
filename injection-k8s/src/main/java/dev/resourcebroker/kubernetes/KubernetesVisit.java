package dev.resourcebroker.kubernetes;

import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.kubernetes.ClusterRefusal.Reason;
import dev.resourcebroker.spi.ClusterVisit;
import dev.resourcebroker.spi.Delivery;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Compares what is to be with what was there, and writes what differs. Thread-safe. */
final class KubernetesVisit implements ClusterVisit {
    private final KubernetesCluster cluster;
    private final Ownership ours;
    private final FutureTask<Inventory> reading;
    private final Runnable beforeWrite;

    KubernetesVisit(KubernetesCluster cluster, FutureTask<Inventory> reading, Runnable beforeWrite) {
        this.cluster = cluster;
        this.ours = cluster.ours();
        this.reading = reading;
        this.beforeWrite = beforeWrite;
    }

    private Inventory inventory() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return reading.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw failure(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    @Override
    public Optional<String> uid(String namespace) {
        return inventory().namespace(namespace).map(Inventory.SeenNamespace::uid);
    }

    @Override
    public String put(NamespaceRegistration namespace) {
        Map<String, String> labels = labels(namespace);
        Optional<Inventory.SeenNamespace> seen =
                inventory().namespace(namespace.namespace().name());
        return seen.filter(there -> there.labels().entrySet().containsAll(labels.entrySet()))
                .map(Inventory.SeenNamespace::uid)
                .orElseGet(() -> apply(namespace.namespace().name(), labels));
    }

    private Map<String, String> labels(NamespaceRegistration namespace) {
        Map<String, String> labels = new TreeMap<>();
        labels.put(Names.INSTALLATION, ours.installation());
        labels.put(Names.ORG, Names.labelValue(namespace.org().value()));
        labels.put(Names.ENVIRONMENT, namespace.environment());
        return labels;
    }

    private String apply(String name, Map<String, String> labels) {
        Namespace wanted = new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .build();
        beforeWrite.run();
        try {
            return cluster.client()
                    .namespaces()
                    .resource(wanted)
                    .fieldManager(ours.manager())
                    .serverSideApply()
                    .getMetadata()
                    .getUid();
        } catch (KubernetesClientException e) {
            throw new Refusals(new Throttle()).of(e, "Namespace " + name);
        }
    }

    @Override
    public boolean put(NamespaceRegistration namespace, Delivery delivery) {
        String name = namespace.namespace().name();
        List<Secret> wanted = new SecretObjects(ours, name).of(delivery);
        Map<String, Inventory.SeenSecret> seen = inventory().secrets(name);
        boolean written = false;
        for (Secret secret : wanted) {
            Optional<Inventory.SeenSecret> there =
                    Optional.ofNullable(seen.get(secret.getMetadata().getName()));
            if (there.filter(same -> inventory().isSame(same, secret)).isEmpty()) {
                write(secret, there);
                written = true;
            }
        }
        return prune(name, delivery, wanted) || written;
    }

    private void write(Secret secret, Optional<Inventory.SeenSecret> there) {
        boolean strangers = there.map(seen -> !seen.isOurs())
                .orElseGet(() -> inventory()
                        .isOthers(
                                secret.getMetadata().getNamespace(),
                                secret.getMetadata().getName()));
        if (strangers) {
            throw Refusals.because(
                    Reason.NOT_OURS, Calls.describe(secret) + " is there and isn't ours; it stays as it is");
        }
        // The very one that was seen, not one that somebody made in its place.
        there.ifPresent(seen -> secret.getMetadata().setUid(seen.uid()));
        beforeWrite.run();
        cluster.calls().apply(secret, Calls.Force.NO);
    }

    private boolean prune(String namespace, Delivery delivery, List<Secret> wanted) {
        Set<String> kept = new HashSet<>();
        wanted.forEach(secret -> kept.add(secret.getMetadata().getName()));
        List<String> superfluous =
                inventory().superfluous(namespace, secret -> Names.isOf(delivery.workload(), secret), kept);
        for (String name : superfluous) {
            beforeWrite.run();
            cluster.calls().delete(seen(namespace, name));
        }
        return !superfluous.isEmpty();
    }

    private Secret seen(String namespace, String name) {
        Inventory.SeenSecret there =
                Objects.requireNonNull(inventory().secrets(namespace).get(name));
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .withResourceVersion(there.resourceVersion())
                .endMetadata()
                .build();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
