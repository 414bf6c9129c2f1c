package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/**
 * A cluster, as one installation of the broker sees it. Thread-safe.
 */
public final class KubernetesCluster implements AutoCloseable {
    private final KubernetesClient client;
    private final String name;
    private final Ownership ours;
    private final Calls calls;

    private KubernetesCluster(KubernetesClient client, String name, Ownership ours, Throttle throttle) {
        this.client = client;
        this.name = name;
        this.ours = ours;
        this.calls = new Calls(client, ours, throttle);
    }

    /**
     * Connects, which asks nothing yet.
     *
     * @param config where the API server is and as whom to call it
     * @param name what the host calls the cluster: a DNS label, a part of the names of targets
     * @param installation the broker's installation: a DNS label. What another installation made is left alone
     * @return the cluster, to be closed
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static KubernetesCluster connect(Config config, String name, String installation) {
        Names.label("cluster", name);
        Names.label("installation", installation);
        Throttle throttle = new Throttle();
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("throttle", throttle))
                .build();
        return new KubernetesCluster(client, name, new Ownership(installation), throttle);
    }

    /**
     * Injects into a workload: Secrets, and references to them in its pod template.
     *
     * @param workload where
     * @return the injector
     */
    public KubernetesInjector into(WorkloadRef workload) {
        return new KubernetesInjector(this, workload, InjectionStyle.usual());
    }

    /**
     * Puts into a pod template what refers to the Secrets, before there is an object: for a Job, which can't be changed
     * once it is made, and for manifests.
     *
     * @param template the template, which is changed
     * @param contents what its pods receive
     * @param style how
     * @throws dev.resourcebroker.error.PermanentBrokerException DELIVERY_FAILED when the template has something else in
     *     the place
     */
    public void prepare(PodTemplateSpec template, Contents contents, InjectionStyle style) {
        Templates.add(template, new PodChange(ours, contents, style).of(template, FieldOwners.nobody()));
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "cluster " + name;
    }

    String name() {
        return name;
    }

    Ownership ours() {
        return ours;
    }

    Calls calls() {
        return calls;
    }

    KubernetesClient client() {
        return client;
    }
}
