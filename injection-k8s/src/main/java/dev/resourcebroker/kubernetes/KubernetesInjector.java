package dev.resourcebroker.kubernetes;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Injects into one workload of a cluster: Secrets by server-side apply, and references to them in the pod template. What
 * is the same already isn't written. Everything that can be refused beforehand is, with DELIVERY_FAILED and nothing
 * changed; {@link ClusterRefusal#of} tells why. Where the cluster changes between the look and the writing, the error is
 * INTERNAL or VENDOR_UNAVAILABLE, and a second delivery finishes what the first began. Immutable and thread-safe.
 */
public final class KubernetesInjector implements Injector {
    private final KubernetesCluster cluster;
    private final WorkloadRef ref;
    private final InjectionStyle style;

    KubernetesInjector(KubernetesCluster cluster, WorkloadRef ref, InjectionStyle style) {
        this.cluster = cluster;
        this.ref = ref;
        this.style = style;
    }

    /**
     * Injects in another style.
     *
     * @param other how pods refer to what they receive
     * @return a changed copy
     */
    public KubernetesInjector in(InjectionStyle other) {
        return new KubernetesInjector(cluster, ref, other);
    }

    /** {@return cluster, namespace, kind and name of the workload} */
    @Override
    public String target() {
        return cluster.name() + "/" + ref.path();
    }

    /** Secrets are replaced; pods that read them before run with the old ones until they are rolled. */
    @Override
    public boolean supersedes() {
        return true;
    }

    @Override
    public void deliver(Delivery delivery) {
        new DeliveryRun(cluster, ref, style).deliver(delivery);
    }

    /**
     * The same target, for a look at what is there: it tells what isn't as delivered, and repairs it or refuses by policy.
     *
     * @param policy whether to repair
     * @param findings takes what was found
     * @return an injector that repairs in {@link Injector#deliver}, or throws DELIVERY_FAILED there when it found
     *     anything that it is to leave
     */
    public Injector checking(DriftPolicy policy, Consumer<Finding> findings) {
        return new CheckingInjector(
                this, delivery -> new DeliveryRun(cluster, ref, style).check(delivery, policy, findings));
    }

    /**
     * Tells which pods run with a revision, and which hold another.
     *
     * @param workload the broker's workload that was delivered to
     * @param revision the revision that was delivered
     * @return what the cluster says now
     */
    public Receipt receipt(Workload workload, String revision) {
        return new ReceiptReader(cluster, ref).read(workload, revision);
    }

    /**
     * Takes away what was injected for a workload of the broker: references in the pod template, and then Secrets that no
     * pod refers to any more. Harmless when repeated; what pods still refer to goes then.
     *
     * @param workload the broker's workload
     * @return whether all is gone
     */
    public boolean withdraw(Workload workload) {
        Calls calls = cluster.calls();
        WorkloadChange change = new WorkloadChange(calls, ref, cluster.ours(), style);
        calls.object(ref.kind().context(), ref.namespace(), ref.name()).ifPresent(seen -> withdraw(change, seen));
        SecretChange secrets = new SecretChange(calls, cluster.ours(), ref.namespace(), List.of());
        secrets.read(workload);
        secrets.prune();
        Map<String, String> labels = Map.of(
                Names.INSTALLATION, cluster.ours().installation(),
                Names.WORKLOAD, workload.name(),
                Names.ENVIRONMENT, workload.environment());
        List<Secret> left = calls.secrets(ref.namespace(), labels);
        return left.isEmpty();
    }

    private void withdraw(WorkloadChange change, GenericKubernetesResource seen) {
        if (cluster.ours().isOurs(seen)) {
            cluster.calls().apply(change.withdrawal(seen), Calls.Force.NO);
        }
    }

    @Override
    public String toString() {
        return target();
    }

    WorkloadRef ref() {
        return ref;
    }
}
