package dev.resourcebroker.kubernetes;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.kubernetes.Calls.Force;
import dev.resourcebroker.kubernetes.ClusterRefusal.Reason;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The Secrets of one workload in one namespace, as they are and as they are to be. */
final class SecretChange {
    private final Calls calls;
    private final Ownership ours;
    private final String namespace;
    private final List<Secret> wanted;
    private final Map<String, Secret> seen = new HashMap<>();

    SecretChange(Calls calls, Ownership ours, String namespace, List<Secret> wanted) {
        this.calls = calls;
        this.ours = ours;
        this.namespace = namespace;
        this.wanted = wanted;
    }

    /** Reads what is there, and refuses what isn't ours. */
    void read(Workload workload) {
        Map<String, String> labels = Map.of(
                Names.INSTALLATION, ours.installation(),
                Names.WORKLOAD, workload.name(),
                Names.ENVIRONMENT, workload.environment());
        calls.secrets(namespace, labels).forEach(secret -> seen.put(name(secret), secret));
        for (Secret secret : wanted) {
            if (!seen.containsKey(name(secret))) {
                calls.secret(namespace, name(secret)).ifPresent(there -> seen.put(name(secret), there));
            }
            checkOurs(name(secret));
        }
    }

    private void checkOurs(String name) {
        Secret there = seen.get(name);
        if (there != null && !ours.isOurs(there)) {
            throw Refusals.because(
                    Reason.NOT_OURS, Calls.describe(there) + " is there and isn't ours; it stays as it is");
        }
    }

    /** Asking for a workload tells no missing namespace from a missing workload; trying to make something does. */
    void checkNamespace() {
        if (!wanted.isEmpty() && seen.isEmpty()) {
            calls.check(wanted.get(0), Force.NO);
        }
    }

    /** What differs, each with who changed it. */
    List<Finding> differences() {
        List<Finding> found = new ArrayList<>();
        for (Secret secret : wanted) {
            Secret there = seen.get(name(secret));
            if (there == null) {
                found.add(new Finding(Finding.Kind.MISSING, Calls.describe(secret), List.of()));
            } else if (!same(there, secret)) {
                found.add(new Finding(Finding.Kind.CHANGED, Calls.describe(secret), ours.others(there)));
            }
        }
        return found;
    }

    private static boolean same(Secret there, Secret wanted) {
        return wanted.getData().equals(there.getData())
                && wanted.getType().equals(there.getType())
                && there.getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(wanted.getMetadata().getLabels().entrySet());
    }

    void apply(Force force, Consumer<Secret> applied) {
        for (Secret secret : wanted) {
            Optional<Secret> there = Optional.ofNullable(seen.get(name(secret)));
            if (there.isEmpty() || !same(there.get(), secret)) {
                there.ifPresent(old -> replace(old, secret));
                calls.apply(secret, force);
                applied.accept(secret);
            }
        }
    }

    /** Kubernetes changes no Secret's type: one of another goes first. Otherwise it must be the very one that was seen. */
    private void replace(Secret old, Secret secret) {
        if (old.getType().equals(secret.getType())) {
            secret.getMetadata().setUid(old.getMetadata().getUid());
        } else {
            calls.delete(old);
        }
    }

    /** Removes those of the workload that nothing refers to any more. */
    List<Finding> prune() {
        Set<String> kept = new HashSet<>();
        wanted.forEach(secret -> kept.add(name(secret)));
        List<Secret> superfluous = seen.values().stream()
                .filter(secret -> !kept.contains(name(secret)) && ours.isOurs(secret))
                .toList();
        return superfluous.isEmpty() ? List.of() : prune(calls, namespace, superfluous);
    }

    static List<Finding> prune(Calls calls, String namespace, List<Secret> superfluous) {
        Set<String> inUse = new HashSet<>();
        for (Pod pod : calls.pods(namespace)) {
            if (Pods.isLive(pod)) {
                inUse.addAll(Templates.secrets(pod.getSpec()));
            }
        }
        List<Finding> gone = new ArrayList<>();
        for (Secret secret : superfluous) {
            if (!inUse.contains(name(secret))) {
                calls.delete(secret);
                gone.add(new Finding(Finding.Kind.LEFT_OVER, Calls.describe(secret), List.of()));
            }
        }
        return gone;
    }

    private static String name(Secret secret) {
        return secret.getMetadata().getName();
    }
}
