package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;

/** What a pod tells of itself. */
final class Pods {
    private Pods() {}

    /** Until it is gone: one that is being ended still runs. */
    static boolean isLive(Pod pod) {
        String phase =
                pod.getStatus() == null ? "" : String.valueOf(pod.getStatus().getPhase());
        return !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    static boolean isRunning(Pod pod) {
        if (pod.getStatus() == null || !"Running".equals(pod.getStatus().getPhase())) {
            return false;
        }
        List<ContainerStatus> containers = pod.getStatus().getContainerStatuses();
        return !containers.isEmpty()
                && containers.stream()
                        .allMatch(
                                one -> one.getState() != null && one.getState().getRunning() != null);
    }

    static String revision(Pod pod) {
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(Names.REVISION, "");
    }

    static boolean matches(Pod pod, Map<String, String> selector) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return !selector.isEmpty() && labels != null && labels.entrySet().containsAll(selector.entrySet());
    }
}
