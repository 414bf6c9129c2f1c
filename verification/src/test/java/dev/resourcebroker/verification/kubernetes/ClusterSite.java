package dev.resourcebroker.verification.kubernetes;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OperatorBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.ServiceAccount;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.kubernetes.KubernetesCluster;
import dev.resourcebroker.kubernetes.KubernetesTarget;
import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** A broker, an API server, and what a test does with both. */
final class ClusterSite implements AutoCloseable {
    static final String CLUSTER = "prod";
    static final String INSTALLATION = "test";

    final KubernetesClient admin;
    final EmbeddedBroker embedded;
    private final ApiServer server;
    private final KubernetesCluster cluster;

    ClusterSite(ApiServer server, Path directory) {
        this.server = server;
        admin = client(config().build());
        cluster = KubernetesCluster.connect(config().build(), CLUSTER, INSTALLATION);
        embedded = ResourceBrokers.builder()
                .installation(INSTALLATION)
                .metaDatabase(MetaDatabase.embedded(directory.resolve("data")))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("kek.json")))
                .workers(0)
                .build();
    }

    private ConfigBuilder config() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url().toString())
                .withCaCertFile(server.certificateAuthority().toString())
                .withOauthToken(ApiServer.ADMIN_TOKEN)
                .withNoProxy("127.0.0.1")
                .withHttp2Disable(true);
    }

    private static KubernetesClient client(Config config) {
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    /** Somebody else, with the rights that the API server gives him. */
    KubernetesClient as(String user) {
        return client(config().withImpersonateUsername(user).build());
    }

    OperatorBroker operator() {
        return embedded.operator();
    }

    OrgBroker org(String org) {
        return embedded.broker().org(OrgId.of(org));
    }

    KubernetesTarget target() {
        return KubernetesTarget.of(cluster);
    }

    static ClusterNamespace namespace(String name) {
        return ClusterNamespace.of(CLUSTER, name);
    }

    /** Registers a namespace with a workload per service account of the same name. */
    void register(String namespace, String org, String environment, String... workloads) {
        operator()
                .clusters()
                .register(NamespaceRegistration.of(namespace(namespace), OrgId.of(org))
                        .in(environment));
        for (String workload : workloads) {
            operator()
                    .clusters()
                    .assign(
                            new ServiceAccount(namespace(namespace), workload),
                            Workload.named(workload).in(environment));
        }
    }

    Resource database(String org, String name, String password) {
        return org(org).create(ExternalLink.named(name)
                .connectionString("postgres://app:" + password + "@db.example:5432/" + name));
    }

    /** Every value in every Secret of the broker's, by namespace, Secret and key. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        for (Secret secret : admin.secrets()
                .inAnyNamespace()
                .withLabel("resourcebroker.dev/installation", INSTALLATION)
                .list()
                .getItems()) {
            String place = secret.getMetadata().getNamespace() + "/"
                    + secret.getMetadata().getName() + "/";
            secret.getData()
                    .forEach((key, value) -> values.put(
                            place + key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        }
        return values;
    }

    @Override
    public void close() {
        embedded.close();
        cluster.close();
        admin.close();
    }
}
