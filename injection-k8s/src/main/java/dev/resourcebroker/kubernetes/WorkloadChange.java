package dev.resourcebroker.kubernetes;

import dev.resourcebroker.kubernetes.Calls.Force;
import dev.resourcebroker.kubernetes.ClusterRefusal.Reason;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The change of one workload's pod template: prepared, which refuses what can't be, and then applied. */
final class WorkloadChange {
    private final Calls calls;
    private final WorkloadRef ref;
    private final Ownership ours;
    private final InjectionStyle style;

    WorkloadChange(Calls calls, WorkloadRef ref, Ownership ours, InjectionStyle style) {
        this.calls = calls;
        this.ref = ref;
        this.ours = ours;
        this.style = style;
    }

    /** What is to be applied; nothing when all is there. */
    Optional<GenericKubernetesResource> prepare(Contents contents, Force force) {
        GenericKubernetesResource seen = seen();
        PodTemplateSpec template = template(seen);
        FieldOwners owners = FieldOwners.of(seen).at(fields()).at("f:spec");
        PodTemplateSpec wanted = new PodChange(ours, contents, style).of(template, owners);
        if (ref.kind() == WorkloadKind.JOB) {
            checkPrepared(template, wanted);
            return Optional.empty();
        }
        if (Templates.carries(template, wanted)) {
            return Optional.empty();
        }
        GenericKubernetesResource change = change(seen, wanted);
        calls.check(change, force);
        return Optional.of(change);
    }

    GenericKubernetesResource seen() {
        return calls.object(ref.kind().context(), ref.namespace(), ref.name())
                .orElseThrow(() -> Refusals.because(Reason.WORKLOAD_MISSING, ref + " isn't there"));
    }

    PodTemplateSpec template(GenericKubernetesResource seen) {
        Object part = seen.get(ref.kind().path().toArray());
        return calls.as(part, PodTemplateSpec.class);
    }

    /** Kubernetes changes no Job's template, and a Job runs once: what it refers to is enough. */
    private void checkPrepared(PodTemplateSpec seen, PodTemplateSpec wanted) {
        if (!Templates.refersTo(seen, wanted)) {
            throw Refusals.because(
                    Reason.INVALID, ref + " can't be changed any more; prepare its manifest before it is made");
        }
    }

    private GenericKubernetesResource change(GenericKubernetesResource seen, Object template) {
        GenericKubernetesResource change = new GenericKubernetesResource();
        change.setApiVersion(ref.kind().apiVersion());
        change.setKind(ref.kind().kind());
        change.setMetadata(new ObjectMetaBuilder()
                .withName(ref.name())
                .withNamespace(ref.namespace())
                // So that applying never makes one.
                .withUid(seen.getMetadata().getUid())
                .withLabels(Map.of(Names.INSTALLATION, ours.installation()))
                .build());
        List<String> path = ref.kind().path();
        Object value = template;
        for (int i = path.size() - 1; i > 0; i--) {
            value = Map.of(path.get(i), value);
        }
        change.setAdditionalProperty(path.get(0), value);
        return change;
    }

    /** What takes everything of ours away again. */
    GenericKubernetesResource withdrawal(GenericKubernetesResource seen) {
        GenericKubernetesResource change = change(seen, Map.of());
        change.getMetadata().setLabels(Map.of());
        change.getAdditionalProperties().clear();
        return change;
    }

    private List<String> fields() {
        return ref.kind().path().stream().map(step -> "f:" + step).toList();
    }
}
