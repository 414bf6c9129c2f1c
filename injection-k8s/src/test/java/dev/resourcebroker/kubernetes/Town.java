package dev.resourcebroker.kubernetes;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.ServiceBinding;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A namespace of its own on the shared server, with an administrator and the broker's account of the shipped manifest. */
final class Town implements AutoCloseable {
    static final String INSTALLATION = "test";
    static final Workload API = Workload.named("orders-api");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final KubernetesClient admin;
    final KubernetesCluster cluster;
    final String namespace;

    private final ApiServer server;

    private Town(ApiServer server) {
        this.server = server;
        admin = new KubernetesClientBuilder()
                .withConfig(config(server, ApiServer.ADMIN_TOKEN))
                .build();
        namespace = "town-" + NUMBER.incrementAndGet();
        makeNamespace(namespace);
        makeNamespace("resource-broker");
        admin.load(new ByteArrayInputStream(Manifests.rbac().getBytes(StandardCharsets.UTF_8)))
                .serverSideApply();
        cluster = KubernetesCluster.connect(asBroker(), "eu-1", INSTALLATION);
    }

    static Town on(ApiServer server) {
        return new Town(server);
    }

    Config asBroker() {
        return config(server, token("resource-broker", "resource-broker"));
    }

    String token(String in, String account) {
        TokenRequest token =
                admin.serviceAccounts().inNamespace(in).withName(account).tokenRequest(new TokenRequest());
        return token.getStatus().getToken();
    }

    static Config config(ApiServer server, String token) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url().toString())
                .withCaCertFile(server.certificateAuthority().toString())
                .withOauthToken(token)
                .withRequestRetryBackoffLimit(0)
                .withHttp2Disable(true)
                .build();
    }

    void makeNamespace(String name) {
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    <T extends HasMetadata> T make(T object) {
        return admin.resource(object).inNamespace(namespace).create();
    }

    <T extends HasMetadata> T now(T object) {
        return admin.resource(object).inNamespace(namespace).get();
    }

    Map<String, String> secret(String name) {
        return Kubelet.values(admin, namespace, name);
    }

    static Delivery delivery(String revision, Map<String, String> variables, ServiceBinding... bindings) {
        Map<String, SecretValue> environment = new TreeMap<>();
        variables.forEach((name, value) -> environment.put(name, SecretValue.of(value)));
        return new Delivery(OrgId.of("acme"), API, revision, environment, List.of(bindings));
    }

    static ServiceBinding postgresql(String name, String password) {
        return new ServiceBinding(
                name,
                new ConnectionDetails(
                        ResourceType.POSTGRESQL,
                        List.of(Entry.open("host", "db.example"), Entry.secret("password", password))));
    }

    @Override
    public void close() {
        // A keeper of the next test takes what is left for left over.
        admin.secrets().inNamespace(namespace).withLabel(Names.INSTALLATION).delete();
        cluster.close();
        admin.close();
    }
}
