package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;

/** The smallest manifest of each kind around a template. */
final class Manifest {
    private Manifest() {}

    static HasMetadata of(WorkloadKind kind, String name, PodTemplateSpec template) {
        PodTemplateSpec once = new PodTemplateSpecBuilder(template)
                .editSpec()
                .withRestartPolicy("Never")
                .endSpec()
                .build();
        return switch (kind) {
            case DEPLOYMENT -> Shop.deployment(template);
            case STATEFUL_SET ->
                new StatefulSetBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withServiceName(name)
                        .withNewSelector()
                        .withMatchLabels(Shop.LABELS)
                        .endSelector()
                        .withTemplate(template)
                        .endSpec()
                        .build();
            case DAEMON_SET ->
                new DaemonSetBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withNewSelector()
                        .withMatchLabels(Shop.LABELS)
                        .endSelector()
                        .withTemplate(template)
                        .endSpec()
                        .build();
            case CRON_JOB ->
                new CronJobBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withSchedule("0 0 * * *")
                        .withNewJobTemplate()
                        .withNewSpec()
                        .withTemplate(once)
                        .endSpec()
                        .endJobTemplate()
                        .endSpec()
                        .build();
            case JOB ->
                new JobBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withTemplate(once)
                        .endSpec()
                        .build();
            case POD_TEMPLATE ->
                new PodTemplateBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withTemplate(template)
                        .build();
        };
    }
}
