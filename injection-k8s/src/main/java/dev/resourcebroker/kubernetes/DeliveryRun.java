package dev.resourcebroker.kubernetes;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.kubernetes.Calls.Force;
import dev.resourcebroker.kubernetes.ClusterRefusal.Reason;
import dev.resourcebroker.spi.Delivery;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One delivery to one workload: look, refuse or write, tidy up. */
final class DeliveryRun {
    private final Calls calls;
    private final Ownership ours;
    private final WorkloadRef ref;
    private final WorkloadChange workload;

    DeliveryRun(KubernetesCluster cluster, WorkloadRef ref, InjectionStyle style) {
        this.calls = cluster.calls();
        this.ours = cluster.ours();
        this.ref = ref;
        this.workload = new WorkloadChange(calls, ref, ours, style);
    }

    void deliver(Delivery delivery) {
        SecretChange secrets = secrets(delivery);
        Optional<GenericKubernetesResource> template = template(delivery, secrets, Force.NO);
        write(secrets, template, Force.NO);
        secrets.prune();
    }

    void check(Delivery delivery, DriftPolicy policy, Consumer<Finding> findings) {
        Force force = policy == DriftPolicy.REPAIR ? Force.YES : Force.NO;
        SecretChange secrets = secrets(delivery);
        List<Finding> found = new ArrayList<>(secrets.differences());
        Optional<GenericKubernetesResource> template = template(delivery, secrets, force);
        template.ifPresent(
                change -> found.add(new Finding(Finding.Kind.CHANGED, ref.toString(), ours.others(workload.seen()))));
        found.forEach(findings);
        if (policy == DriftPolicy.REPORT) {
            checkNothing(found);
            return;
        }
        write(secrets, template, force);
        secrets.prune().forEach(findings);
    }

    private Optional<GenericKubernetesResource> template(Delivery delivery, SecretChange secrets, Force force) {
        try {
            return workload.prepare(Contents.of(delivery), force);
        } catch (PermanentBrokerException e) {
            secrets.checkNamespace();
            throw e;
        }
    }

    private void checkNothing(List<Finding> found) {
        if (!found.isEmpty()) {
            throw Refusals.because(Reason.CHANGED_MEANWHILE, ref + " isn't as delivered, and is left as it is");
        }
    }

    private SecretChange secrets(Delivery delivery) {
        SecretChange secrets =
                new SecretChange(calls, ours, ref.namespace(), new SecretObjects(ours, ref.namespace()).of(delivery));
        secrets.read(delivery.workload());
        return secrets;
    }

    /** Secrets come first, so that a pod of the new template finds the new values. */
    private void write(SecretChange secrets, Optional<GenericKubernetesResource> template, Force force) {
        AtomicInteger written = new AtomicInteger();
        try {
            secrets.apply(force, secret -> written.incrementAndGet());
            template.ifPresent(change -> calls.apply(change, force));
        } catch (PermanentBrokerException e) {
            throw written.get() == 0 ? e : Refusals.half(e);
        }
    }
}
