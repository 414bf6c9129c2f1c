package dev.resourcebroker.kubernetes;

import dev.resourcebroker.kubernetes.ClusterRefusal.Reason;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is put into a pod template: references to Secrets by name, never a value of one. */
final class PodChange {
    private final Ownership ours;
    private final Contents contents;
    private final InjectionStyle style;

    PodChange(Ownership ours, Contents contents, InjectionStyle style) {
        this.ours = ours;
        this.contents = contents;
        this.style = style;
    }

    /** Only what is ours: what is to be applied, or added to. */
    PodTemplateSpec of(PodTemplateSpec seen, FieldOwners owners) {
        PodSpec spec = seen.getSpec();
        checkNames(spec);
        List<Container> containers = changed(spec.getContainers(), "f:containers", owners);
        List<Container> init = style.containers().takesInit()
                ? changed(spec.getInitContainers(), "f:initContainers", owners)
                : List.of();
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels())
                .addToAnnotations(Names.REVISION, contents.revision())
                .endMetadata()
                .withNewSpec()
                .withContainers(containers)
                .withInitContainers(init)
                .withVolumes(volumes())
                .endSpec()
                .build();
    }

    private void checkNames(PodSpec spec) {
        Set<String> missing = new HashSet<>(style.containers().required());
        spec.getContainers().forEach(container -> missing.remove(container.getName()));
        spec.getInitContainers().forEach(container -> missing.remove(container.getName()));
        if (!missing.isEmpty()) {
            throw Refusals.because(Reason.WORKLOAD_MISSING, "there is no container " + String.join(", ", missing));
        }
    }

    private List<Container> changed(List<Container> seen, String field, FieldOwners owners) {
        List<Container> changed = new ArrayList<>();
        for (Container container : seen) {
            if (style.containers().takes(container.getName())) {
                FieldOwners its = owners.named(field, container.getName());
                changed.add(new ContainerChange(contents, style, its, ours.manager()).of(container));
            }
        }
        return changed;
    }

    private Map<String, String> labels() {
        return Map.of(
                Names.INSTALLATION, ours.installation(),
                Names.WORKLOAD, contents.workload().name(),
                Names.ENVIRONMENT, contents.workload().environment());
    }

    private List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        for (String binding : contents.bindings()) {
            volumes.add(new VolumeBuilder()
                    .withName(Names.volume(binding))
                    .withNewProjected()
                    .addNewSource()
                    .withNewSecret()
                    .withName(Names.bindingSecret(contents.workload(), binding))
                    .endSecret()
                    .endSource()
                    .endProjected()
                    .build());
        }
        return volumes;
    }
}
