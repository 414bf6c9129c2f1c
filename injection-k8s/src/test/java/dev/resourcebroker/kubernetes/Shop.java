package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.Map;

/** A tenant's manifests, and what a controller would do with them. */
final class Shop {
    static final Map<String, String> LABELS = Map.of("app", "orders-api");

    private final Town town;

    Shop(Town town) {
        this.town = town;
    }

    static PodTemplateSpec template() {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(LABELS)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("app")
                .withImage("example.org/app")
                .endContainer()
                .addNewContainer()
                .withName("proxy")
                .withImage("example.org/proxy")
                .endContainer()
                .addNewInitContainer()
                .withName("migrate")
                .withImage("example.org/migrate")
                .endInitContainer()
                .endSpec()
                .build();
    }

    static Deployment deployment() {
        return deployment(template());
    }

    static Deployment deployment(PodTemplateSpec template) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("orders-api")
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(LABELS)
                .endSelector()
                .withTemplate(template)
                .endSpec()
                .build();
    }

    Deployment current() {
        return town.now(deployment());
    }

    PodTemplateSpec currentTemplate() {
        return current().getSpec().getTemplate();
    }

    /** The controller has seen the template. */
    void takeUp() {
        town.admin
                .apps()
                .deployments()
                .inNamespace(town.namespace)
                .withName("orders-api")
                .editStatus(deployment -> new DeploymentBuilder(deployment)
                        .editOrNewStatus()
                        .withObservedGeneration(deployment.getMetadata().getGeneration())
                        .endStatus()
                        .build());
    }

    /** The controller makes a pod of the template as it is now. */
    Pod start(String name) {
        return town.make(new PodBuilder()
                .withNewMetadataLike(currentTemplate().getMetadata())
                .withName(name)
                .endMetadata()
                .withSpec(currentTemplate().getSpec())
                .build());
    }

    /** The kubelet has started it. */
    void run(String name) {
        town.admin
                .pods()
                .inNamespace(town.namespace)
                .withName(name)
                .editStatus(pod -> new PodBuilder(pod)
                        .withNewStatus()
                        .withPhase("Running")
                        .addNewContainerStatus()
                        .withName("app")
                        .withImage("example.org/app")
                        .withImageID("sha256:1")
                        .withReady(true)
                        .withRestartCount(0)
                        .withNewState()
                        .withNewRunning()
                        .withStartedAt("2026-12-01T00:00:00Z")
                        .endRunning()
                        .endState()
                        .endContainerStatus()
                        .endStatus()
                        .build());
    }

    void stop(String name) {
        town.admin
                .pods()
                .inNamespace(town.namespace)
                .withName(name)
                .withGracePeriod(0)
                .delete();
    }
}
