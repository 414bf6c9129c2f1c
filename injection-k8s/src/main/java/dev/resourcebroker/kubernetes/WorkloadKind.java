package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;

/** The kinds of Kubernetes object that hold a pod template. */
public enum WorkloadKind {
    /** {@code apps/v1} Deployment. */
    DEPLOYMENT("apps", "Deployment", "deployments", "spec.template"),
    /** {@code apps/v1} StatefulSet. */
    STATEFUL_SET("apps", "StatefulSet", "statefulsets", "spec.template"),
    /** {@code apps/v1} DaemonSet. */
    DAEMON_SET("apps", "DaemonSet", "daemonsets", "spec.template"),
    /** {@code batch/v1} CronJob: the jobs that it makes from then on. */
    CRON_JOB("batch", "CronJob", "cronjobs", "spec.jobTemplate.spec.template"),
    /** {@code batch/v1} Job. The template of one that exists can't be changed: it is prepared before it is made. */
    JOB("batch", "Job", "jobs", "spec.template"),
    /** {@code v1} PodTemplate. */
    POD_TEMPLATE("", "PodTemplate", "podtemplates", "template");

    private final String group;
    private final String kind;
    private final String plural;
    private final String path;

    WorkloadKind(String group, String kind, String plural, String path) {
        this.group = group;
        this.kind = kind;
        this.plural = plural;
        this.path = path;
    }

    /**
     * As manifests name it.
     *
     * @return the kind, such as {@code Deployment}
     */
    public String kind() {
        return kind;
    }

    String apiVersion() {
        return group.isEmpty() ? "v1" : group + "/v1";
    }

    String plural() {
        return plural;
    }

    /** Where the template lies. */
    List<String> path() {
        return List.of(path.split("\\.", -1));
    }

    /** Whether a controller tells which generation of the template it has taken up. */
    boolean rolls() {
        return this == DEPLOYMENT || this == STATEFUL_SET || this == DAEMON_SET;
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion("v1")
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
