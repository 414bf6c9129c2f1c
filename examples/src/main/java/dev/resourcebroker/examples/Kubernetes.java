package dev.resourcebroker.examples;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OperatorBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.ReinjectReport;
import dev.resourcebroker.cluster.ServiceAccount;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.examples.support.Scratch;
import dev.resourcebroker.kubernetes.KubernetesCluster;
import dev.resourcebroker.kubernetes.KubernetesTarget;
import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.kubernetes.apiserver.Binaries;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A cluster is thrown away, and every workload's connections come back from the meta-database.
 *
 * <p>Runs against a kube-apiserver of its own, or against the cluster of the kubeconfig that is named as argument: there it
 * makes the namespaces {@code rb-example-acme} and {@code rb-example-globex}, and throws nothing away.
 */
public final class Kubernetes {
    private static final String CLUSTER = "example";
    private static final Workload API = Workload.named("orders-api");

    private final OperatorBroker operator;
    private final KubernetesTarget target;

    private Kubernetes(OperatorBroker operator, KubernetesTarget target) {
        this.operator = operator;
        this.target = target;
    }

    /**
     * Runs the example.
     *
     * @param args a kubeconfig, or nothing
     * @throws IOException when a temporary file fails
     */
    public static void main(String[] args) throws IOException {
        if (args.length == 1) {
            run(Config.fromKubeconfig(Path.of(args[0]).toFile()), () -> {});
            return;
        }
        try (ApiServer server = ApiServer.start(Binaries.find())) {
            System.out.println("a kube-apiserver listens at " + server.url());
            run(configOf(server), () -> {
                server.nuke();
                System.out.println("the cluster is gone, and a new one is there");
            });
        }
    }

    private static Config configOf(ApiServer server) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url().toString())
                .withCaCertFile(server.certificateAuthority().toString())
                .withOauthToken(ApiServer.ADMIN_TOKEN)
                .withNoProxy("127.0.0.1")
                .withHttp2Disable(true)
                .build();
    }

    private static void run(Config config, Runnable nuke) throws IOException {
        try (Scratch scratch = Scratch.open("resource-broker-kubernetes");
                EmbeddedBroker embedded = open(scratch.directory("home"));
                KubernetesCluster cluster = KubernetesCluster.connect(config, CLUSTER, "kubernetes-example")) {
            Kubernetes example = new Kubernetes(embedded.operator(), KubernetesTarget.of(cluster));
            example.tenant(embedded.broker().org(OrgId.of("acme")));
            example.tenant(embedded.broker().org(OrgId.of("globex")));
            example.reinject("at first");
            nuke.run();
            example.reinject("then");
            example.reinject("once more");
        }
    }

    private static EmbeddedBroker open(Path home) {
        return ResourceBrokers.builder()
                .installation("kubernetes-example")
                .metaDatabase(MetaDatabase.embedded(home.resolve("broker-data")))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(home.resolve("kek.json")))
                .build();
    }

    /** The tenant brings a database; the operator says which namespace is the tenant's, and which account the program. */
    private void tenant(OrgBroker org) {
        Resource orders = org.create(ExternalLink.named("orders-db")
                .connectionString("postgres://app:s3cret@db." + org.org() + ".example:5432/orders"));
        org.bind(orders.id(), API);
        ClusterNamespace namespace = ClusterNamespace.of(CLUSTER, "rb-example-" + org.org());
        operator.clusters().register(NamespaceRegistration.of(namespace, org.org()));
        operator.clusters().assign(new ServiceAccount(namespace, "orders"), API);
    }

    private void reinject(String when) {
        ReinjectReport report = operator.reinject(target);
        report.problems().forEach(problem -> System.out.println(problem.namespace() + ": " + problem.message()));
        System.out.printf(
                "%s: %d namespaces, %d workloads written, %d as they should be%n",
                when, report.namespaces(), report.written(), report.unchanged());
    }
}
