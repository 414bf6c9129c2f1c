package dev.resourcebroker.verification.kubernetes;

import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.kubernetes.InjectionStyle;
import dev.resourcebroker.kubernetes.NamespaceUids;
import dev.resourcebroker.kubernetes.PodWebhook;
import dev.resourcebroker.kubernetes.PodWebhookServer;
import io.fabric8.kubernetes.client.dsl.Replaceable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** The webhook of a site, registered in its API server as the documentation says. */
final class Webhook implements AutoCloseable {
    static final String CONFIGURATION = """
            apiVersion: admissionregistration.k8s.io/v1
            kind: MutatingWebhookConfiguration
            metadata:
              name: resource-broker-test
            webhooks:
              - name: pods.resourcebroker.dev
                admissionReviewVersions: [v1]
                sideEffects: None
                failurePolicy: Fail
                reinvocationPolicy: IfNeeded
                timeoutSeconds: 5
                namespaceSelector:
                  matchExpressions:
                    - {key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}
                rules:
                  - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods], scope: Namespaced}
                  - apiGroups: [""]
                    apiVersions: [v1]
                    operations: [UPDATE]
                    resources: [pods/ephemeralcontainers]
                    scope: Namespaced
                clientConfig:
                  url: https://127.0.0.1:%d/pods
                  caBundle: %s
            """;

    final PodWebhook handler;
    private final NamespaceUids uids;
    private final PodWebhookServer server;
    private final Certificate certificate;

    private Webhook(PodWebhook handler, NamespaceUids uids, PodWebhookServer server, Certificate certificate) {
        this.handler = handler;
        this.uids = uids;
        this.server = server;
        this.certificate = certificate;
    }

    static Webhook start(ClusterSite site, Path directory) throws Exception {
        NamespaceUids uids = NamespaceUids.watchedBy(site.admin);
        PodWebhook handler = new PodWebhook(
                ClusterId.of(ClusterSite.CLUSTER), site.operator().clusters()::decide, uids, InjectionStyle.usual());
        Files.createDirectories(directory);
        Certificate certificate = Certificate.made(directory);
        PodWebhookServer server = PodWebhookServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                certificate.tls(),
                PodWebhookServer.Clients.ANYBODY,
                handler);
        Webhook webhook = new Webhook(handler, uids, server, certificate);
        webhook.register(site);
        return webhook;
    }

    void register(ClusterSite site) {
        site.admin
                .resource(CONFIGURATION.formatted(server.port(), certificate.bundle()))
                .createOr(Replaceable::update);
    }

    @Override
    public void close() {
        server.close();
        uids.close();
    }
}
