package dev.resourcebroker.kubernetes;

import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.error.BrokerException;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps a cluster as the broker says. One pass compares everything with what is bound now, and repairs it or tells of it;
 * whatever was missed meanwhile, one pass is enough. Several keepers, also in several processes, may work at once: they
 * write the same, and only what differs. Thread-safe.
 */
public final class ClusterKeeper {
    private final KubernetesCluster cluster;
    private final DriftPolicy policy;
    private final Supplier<List<Kept>> wanted;
    private final Set<String> proven = ConcurrentHashMap.newKeySet();

    /**
     * Keeps what the host names.
     *
     * @param cluster the cluster
     * @param policy whether to repair
     * @param wanted everything that this installation injects into the cluster, asked for anew in each pass. What of ours
     *     isn't among it is taken for left over
     */
    public ClusterKeeper(KubernetesCluster cluster, DriftPolicy policy, Supplier<List<Kept>> wanted) {
        this.cluster = cluster;
        this.policy = policy;
        this.wanted = wanted;
    }

    /**
     * Looks at everything once. Deliveries that every pod is seen running with are recorded as such.
     *
     * @return what wasn't as it should be; with {@link DriftPolicy#REPAIR} it is now, but for what was refused
     * @throws BrokerException VENDOR_UNAVAILABLE when the cluster doesn't answer at all
     */
    public List<Finding> pass() {
        // First what is there, then what is wanted: what is delivered in between isn't taken for left over.
        List<Secret> there = cluster.calls().secretsEverywhere();
        List<Kept> kept = wanted.get();
        List<Finding> findings = new ArrayList<>();
        kept.forEach(one -> check(one, findings::add));
        leftOver(there, kept).forEach((namespace, secrets) -> remove(namespace, secrets, findings::add));
        return findings;
    }

    private void check(Kept kept, Consumer<Finding> findings) {
        try {
            Injection injection = kept.inject().apply(kept.injector().checking(policy, findings));
            Receipt receipt = kept.injector().receipt(kept.workload(), injection.revision());
            if (receipt.isProven() && proven.add(kept.injector().target() + " " + injection.id())) {
                injection.observedRunning();
            }
        } catch (BrokerException e) {
            findings.accept(refused(kept.injector().target(), e));
        }
    }

    private static Finding refused(String object, BrokerException e) {
        List<String> managers =
                ClusterRefusal.of(e).map(ClusterRefusal::managers).orElse(List.of());
        return new Finding(Finding.Kind.REFUSED, object + ": " + e.getMessage(), managers);
    }

    private Map<String, List<Secret>> leftOver(List<Secret> there, List<Kept> kept) {
        Map<String, List<Secret>> all = new TreeMap<>();
        for (Secret secret : there) {
            String namespace = secret.getMetadata().getNamespace();
            if (cluster.ours().isOurs(secret) && kept.stream().noneMatch(one -> isOf(one, secret))) {
                all.computeIfAbsent(namespace, name -> new ArrayList<>()).add(secret);
            }
        }
        return all;
    }

    private static boolean isOf(Kept kept, Secret secret) {
        return kept.is(
                secret.getMetadata().getNamespace(),
                Ownership.label(secret, Names.WORKLOAD),
                Ownership.label(secret, Names.ENVIRONMENT));
    }

    private void remove(String namespace, List<Secret> secrets, Consumer<Finding> findings) {
        if (policy == DriftPolicy.REPORT) {
            secrets.forEach(
                    secret -> findings.accept(new Finding(Finding.Kind.LEFT_OVER, Calls.describe(secret), List.of())));
            return;
        }
        try {
            SecretChange.prune(cluster.calls(), namespace, secrets).forEach(findings);
        } catch (BrokerException e) {
            findings.accept(refused(namespace, e));
        }
    }

    /**
     * Looks at a workload as soon as one of its Secrets is touched by anybody. It complements {@link #pass()}, and doesn't
     * replace it: a watch may miss what happens while it is interrupted.
     *
     * @param executor does the work
     * @param findings takes what wasn't as it should be
     * @return ends the watch
     */
    public AutoCloseable watch(Executor executor, Consumer<Finding> findings) {
        Watch watch = cluster.calls().watchSecrets(secret -> {
            if (!cluster.ours().isUntouched(secret)) {
                executor.execute(() ->
                        wanted.get().stream().filter(one -> isOf(one, secret)).forEach(one -> check(one, findings)));
            }
        });
        return Objects.requireNonNull(watch);
    }
}
