package dev.resourcebroker.kubernetes;

import dev.resourcebroker.kubernetes.ClusterRefusal.Reason;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is put into one container. */
final class ContainerChange {
    private final Contents contents;
    private final InjectionStyle style;
    private final FieldOwners owners;
    private final String us;

    ContainerChange(Contents contents, InjectionStyle style, FieldOwners owners, String us) {
        this.contents = contents;
        this.style = style;
        this.owners = owners;
        this.us = us;
    }

    Container of(Container seen) {
        ContainerBuilder changed = new ContainerBuilder().withName(seen.getName());
        String secret = Names.environmentSecret(contents.workload());
        List<EnvVar> variables = new ArrayList<>();
        for (String name : contents.variables()) {
            EnvVar wanted = reference(name, secret);
            checkFree(seen, wanted);
            variables.add(wanted);
        }
        if (style.wholeSecret() && !variables.isEmpty()) {
            variables.clear();
            changed.addNewEnvFrom()
                    .withNewSecretRef()
                    .withName(secret)
                    .endSecretRef()
                    .endEnvFrom();
        }
        if (!contents.bindings().isEmpty()) {
            mount(seen, changed, variables);
        }
        return changed.withEnv(variables).build();
    }

    private static EnvVar reference(String name, String secret) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef()
                .withName(secret)
                .withKey(name)
                .endSecretKeyRef()
                .endValueFrom()
                .build();
    }

    /** Kubernetes would merge both into something invalid, or let the other win in silence. */
    private void checkFree(Container seen, EnvVar wanted) {
        variable(seen, wanted.getName()).filter(there -> !there.equals(wanted)).ifPresent(there -> {
            List<String> managers = owners.named("f:env", there.getName()).others(us);
            throw Refusals.because(
                    Reason.CONFLICT,
                    "container " + seen.getName() + " has a variable " + there.getName() + " of its own, managed by "
                            + (managers.isEmpty() ? "somebody else" : String.join(", ", managers)),
                    managers);
        });
    }

    private static Optional<EnvVar> variable(Container seen, String name) {
        return seen.getEnv().stream()
                .filter(there -> there.getName().equals(name))
                .findFirst();
    }

    private void mount(Container seen, ContainerBuilder changed, List<EnvVar> variables) {
        String root = root(seen);
        if (root.equals(style.bindingRoot())) {
            variables.add(new EnvVarBuilder()
                    .withName(Names.BINDING_ROOT)
                    .withValue(root)
                    .build());
        }
        for (String binding : contents.bindings()) {
            changed.addNewVolumeMount()
                    .withName(Names.volume(binding))
                    .withMountPath(root + "/" + binding)
                    .withReadOnly(true)
                    .endVolumeMount();
        }
    }

    private String root(Container seen) {
        Optional<EnvVar> there = variable(seen, Names.BINDING_ROOT);
        FieldOwners its = owners.named("f:env", Names.BINDING_ROOT);
        if (there.isEmpty() || its.has(us)) {
            return style.bindingRoot();
        }
        String value = there.get().getValue();
        if (value == null || value.isEmpty()) {
            throw Refusals.because(
                    Reason.CONFLICT,
                    "container " + seen.getName() + " has a " + Names.BINDING_ROOT + " that isn't a plain value",
                    its.others(us));
        }
        return value;
    }
}
