package dev.resourcebroker.kubernetes;

import dev.resourcebroker.binding.Workload;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads from a workload and its pods who runs with what. */
final class ReceiptReader {
    private final Calls calls;
    private final Ownership ours;
    private final WorkloadRef ref;

    ReceiptReader(KubernetesCluster cluster, WorkloadRef ref) {
        this.calls = cluster.calls();
        this.ours = cluster.ours();
        this.ref = ref;
    }

    Receipt read(Workload workload, String revision) {
        WorkloadChange change = new WorkloadChange(calls, ref, ours, InjectionStyle.usual());
        GenericKubernetesResource seen = change.seen();
        // The template first, and the pods after it: one that is made between has the template's revision.
        boolean takenUp = isTakenUp(seen) && isOf(change, seen, revision);
        Map<String, String> selector = selector(seen);
        List<String> running = new ArrayList<>();
        List<String> starting = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Pod pod : calls.pods(ref.namespace())) {
            if (Pods.isLive(pod) && concerns(pod, workload, selector)) {
                boolean has = Pods.revision(pod).equals(revision);
                (has ? Pods.isRunning(pod) ? running : starting : others)
                        .add(pod.getMetadata().getName());
            }
        }
        return new Receipt(revision, running, starting, others, takenUp);
    }

    private boolean isOf(WorkloadChange change, GenericKubernetesResource seen, String revision) {
        Map<String, String> annotations = change.template(seen).getMetadata().getAnnotations();
        boolean has = annotations != null && revision.equals(annotations.get(Names.REVISION));
        return has || ref.kind() == WorkloadKind.JOB;
    }

    private boolean isTakenUp(GenericKubernetesResource seen) {
        if (!ref.kind().rolls()) {
            return true;
        }
        Object observed = seen.get("status", "observedGeneration");
        return observed instanceof Number number
                && number.longValue() >= seen.getMetadata().getGeneration();
    }

    private Map<String, String> selector(GenericKubernetesResource seen) {
        Map<String, String> selector = new TreeMap<>();
        if (seen.get("spec", "selector", "matchLabels") instanceof Map<?, ?> labels) {
            labels.forEach((name, value) -> selector.put(String.valueOf(name), String.valueOf(value)));
        }
        return selector;
    }

    /** Whoever refers to the Secrets holds their values, whosever pod it is. */
    private static boolean concerns(Pod pod, Workload workload, Map<String, String> selector) {
        return Pods.matches(pod, selector)
                || Templates.secrets(pod.getSpec()).stream().anyMatch(name -> Names.isOf(workload, name));
    }
}
