package dev.resourcebroker.verification.bench;

import dev.resourcebroker.OperatorBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.ReinjectReport;
import dev.resourcebroker.cluster.Reinjection;
import dev.resourcebroker.cluster.ServiceAccount;
import dev.resourcebroker.kubernetes.InjectionStyle;
import dev.resourcebroker.kubernetes.KubernetesCluster;
import dev.resourcebroker.kubernetes.KubernetesTarget;
import dev.resourcebroker.kubernetes.PodWebhook;
import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.ResourceId;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A thousand namespaces of a hundred organisations, with five bindings of a workload each. */
final class KubernetesSite implements AutoCloseable {
    static final int BINDINGS = Integer.getInteger("kubernetes.bindings", 5_000);

    private static final String CLUSTER = "bench";
    private static final int OF_NAMESPACE = 5;
    private static final int NAMESPACES = BINDINGS / OF_NAMESPACE;
    private static final int OF_ORG = 10;
    private static final int THREADS = 8;
    private static final int FAST = 100_000;
    private static final int DECISIONS = 5_000;
    private static final String REVIEW = """
            {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "1",
             "operation": "CREATE", "namespace": "n%d", "resource": {"group": "", "version": "v1",
             "resource": "pods"}, "object": {"metadata": {"name": "p"},
             "spec": {"serviceAccountName": "api", "containers": [{"name": "app", "image": "app"}]}}}}""";

    private final Site site;
    private final KubernetesClient client;
    private final KubernetesCluster cluster;
    private final Map<String, Optional<String>> uids = new HashMap<>();

    KubernetesSite(ApiServer server, Path directory, String url) {
        site = Site.at(directory, url);
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url().toString())
                .withCaCertFile(server.certificateAuthority().toString())
                .withOauthToken(ApiServer.ADMIN_TOKEN)
                .withNoProxy("127.0.0.1")
                .withHttp2Disable(true)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
        cluster = KubernetesCluster.connect(config, CLUSTER, Site.INSTALLATION);
    }

    RawCluster raw() {
        return new RawCluster(client, THREADS);
    }

    void fill() {
        for (int i = 0; i < NAMESPACES; i += OF_ORG) {
            OrgBroker org = site.org("org-" + i);
            List<ResourceId> resources = new ArrayList<>();
            for (int j = 0; j < OF_NAMESPACE; j++) {
                String name = "orders-" + j;
                resources.add(org.create(ExternalLink.named(name)
                                .connectionString(Site.url(org.org().value(), name)))
                        .id());
            }
            for (int j = i; j < Math.min(NAMESPACES, i + OF_ORG); j++) {
                fill(org, resources, j);
            }
        }
    }

    private void fill(OrgBroker org, List<ResourceId> resources, int number) {
        Workload workload = Workload.named("api-" + number);
        for (int i = 0; i < resources.size(); i++) {
            org.bind(resources.get(i), workload, Naming.prefix("DB" + i));
        }
        ClusterNamespace namespace = ClusterNamespace.of(CLUSTER, "n" + number);
        OperatorBroker operator = site.embedded.operator();
        operator.clusters().register(NamespaceRegistration.of(namespace, org.org()));
        operator.clusters().assign(new ServiceAccount(namespace, "api"), workload);
    }

    void rebootstrap() {
        if (reinject().written() != NAMESPACES) {
            throw new IllegalStateException("not everything was written");
        }
    }

    void resync() {
        if (reinject().unchanged() != NAMESPACES) {
            throw new IllegalStateException("something was written");
        }
    }

    private ReinjectReport reinject() {
        ReinjectReport report = site.embedded
                .operator()
                .reinject(KubernetesTarget.of(cluster), Reinjection.defaults().atMost(THREADS, FAST));
        if (!report.complete()) {
            throw new IllegalStateException(report.problems().get(0).message());
        }
        return report;
    }

    /** How long the webhook's handler takes, the meta-database on loopback. */
    void printDecisions() {
        PodWebhook webhook = new PodWebhook(
                ClusterId.of(CLUSTER), site.embedded.operator().clusters()::decide, this::uid, InjectionStyle.usual());
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 2 * DECISIONS; i++) {
            String review = REVIEW.formatted(i % NAMESPACES);
            long begin = System.nanoTime();
            String answer = webhook.answer(review);
            millis.add((System.nanoTime() - begin) / 1e6);
            if (!answer.contains("\"patch\"")) {
                throw new IllegalStateException(answer);
            }
        }
        List<Double> warm =
                millis.subList(DECISIONS, millis.size()).stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "kubernetes.webhook of %d: median %.2f ms, p99 %.2f ms%n",
                DECISIONS,
                warm.get(DECISIONS / 2),
                warm.get(DECISIONS * 99 / 100));
    }

    private Optional<String> uid(String namespace) {
        return uids.computeIfAbsent(
                namespace,
                name -> site.embedded
                        .operator()
                        .clusters()
                        .find(ClusterNamespace.of(CLUSTER, name))
                        .orElseThrow()
                        .uid());
    }

    @Override
    public void close() {
        cluster.close();
        client.close();
        site.close();
    }
}
