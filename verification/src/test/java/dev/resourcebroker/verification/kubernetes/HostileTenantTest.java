package dev.resourcebroker.verification.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.ReinjectReport;
import dev.resourcebroker.cluster.Reinjection;
import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.kubernetes.apiserver.WithApiServer;
import dev.resourcebroker.resource.Resource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Replaceable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mallory may do everything in her namespaces, the one of her previews and the one of production, and nothing elsewhere.
 * She is after what globex's workload has, and with the rights of her previews after what her production has.
 */
@WithApiServer
@Tag("once")
class HostileTenantTest {
    private static final String MARK = "globexs-s3cret";
    private static final String PRODUCTION = "production-s3cret";
    private static final String FOREIGN = "rb.api.production.env";
    private static final String OWN = "rb.web.preview.env";
    private static final String RIGHTS = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: everything, namespace: previews}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: mallory}]
            """;

    @TempDir
    private static Path directory;

    private static ApiServer server;
    private static ClusterSite site;
    private static Webhook webhook;
    private static KubernetesClient mallory;

    @BeforeAll
    static void start(ApiServer running) throws Exception {
        server = running;
        server.nuke();
        site = new ClusterSite(server, directory);
        bind("globex", "globex-db", MARK, Workload.named("api"));
        bind("mallory", "preview-db", "own", Workload.named("web").in("preview"));
        bind("mallory", "production-db", PRODUCTION, Workload.named("web"));
        mallory = site.as("mallory");
        webhook = Webhook.start(site, directory);
    }

    @AfterAll
    static void stop() {
        webhook.close();
        mallory.close();
        site.close();
    }

    @BeforeEach
    void register() {
        site.register("globex", "globex", "production", "api");
        site.register("previews", "mallory", "preview", "web");
        site.register("mallorys", "mallory", "production", "web");
        assertThat(site.operator()
                        .reinject(site.target(), Reinjection.defaults().takingRecreated())
                        .problems())
                .isEmpty();
        site.admin.resource(RIGHTS).createOr(Replaceable::update);
    }

    private static void bind(String org, String name, String password, Workload workload) {
        Resource database = site.database(org, name, password);
        site.org(org).bind(database.id(), workload);
    }

    /** Whatever she tried: nothing that she can read holds what isn't hers. */
    @AfterEach
    void nothingLeaked() {
        List<Secret> secrets = mallory.secrets().inNamespace("previews").list().getItems();
        assertThat(secrets).allSatisfy(secret -> assertThat(decoded(secret)).doesNotContain(MARK, PRODUCTION));
        assertThat(mallory.pods().inNamespace("previews").list().toString()).doesNotContain(MARK, PRODUCTION);
        for (String namespace : List.of("globex", "previews", "mallorys")) {
            site.operator().clusters().unregister(ClusterSite.namespace(namespace));
        }
        site.admin.secrets().inNamespace("previews").delete();
        unlabelled("previews");
    }

    /** There is no controller that would make a namespace anew: it is only made like new. */
    private static void unlabelled(String name) {
        site.admin
                .namespaces()
                .withName(name)
                .edit(namespace -> new NamespaceBuilder(namespace)
                        .editMetadata()
                        .removeFromLabels("resourcebroker.dev/org")
                        .removeFromLabels("resourcebroker.dev/environment")
                        .endMetadata()
                        .build());
    }

    private static String decoded(Secret secret) {
        StringBuilder all = new StringBuilder();
        Map<String, String> data = secret.getData() == null ? Map.of() : secret.getData();
        data.values()
                .forEach(value -> all.append(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        return all.toString();
    }

    private static PodBuilder pod(String account) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("p" + System.nanoTime())
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName(account)
                .addNewContainer()
                .withName("app")
                .withImage("app")
                .endContainer()
                .endSpec();
    }

    private Pod create(PodBuilder pod) {
        return mallory.pods().inNamespace("previews").resource(pod.build()).create();
    }

    private static List<String> secrets(Pod pod) {
        return pod.getSpec().getContainers().get(0).getEnv().stream()
                .map(EnvVar::getValueFrom)
                .filter(from -> from != null)
                .map(from -> from.getSecretKeyRef().getName())
                .distinct()
                .toList();
    }

    private void refused(PodBuilder pod, String why) {
        assertThatThrownBy(() -> create(pod))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("pods.resourcebroker.dev")
                .hasMessageContaining(why);
    }

    private void forbidden(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(403));
    }

    @Test
    void herOwnPod_isGivenWhatIsHers() {
        Pod pod = create(pod("web"));
        assertThat(secrets(pod)).containsExactly(OWN);
        assertThat(pod.getSpec().getVolumes())
                .extracting(volume -> volume.getName())
                .contains("rb-preview-db");
        assertThat(pod.toString()).doesNotContain("postgres://");
    }

    @Test
    void forgedLabelsAndAnnotations_areRefused() {
        refused(
                pod("web")
                        .editMetadata()
                        .addToLabels("resourcebroker.dev/org", "globex")
                        .endMetadata(),
                "org");
        refused(
                pod("web")
                        .editMetadata()
                        .addToLabels("resourcebroker.dev/workload", "api")
                        .endMetadata(),
                "workload");
        refused(
                pod("web")
                        .editMetadata()
                        .addToLabels("resourcebroker.dev/environment", "production")
                        .endMetadata(),
                "environment");
        refused(
                pod("web")
                        .editMetadata()
                        .addToAnnotations("resourcebroker.dev/org", "globex")
                        .endMetadata(),
                "org");
    }

    @Test
    void anotherWorkloadsServiceAccount_isNothingInHerNamespace() {
        assertThat(secrets(create(pod("api")))).isEmpty();
        assertThat(secrets(create(pod("default")))).isEmpty();
    }

    @Test
    void foreignSecretReferences_areRefused() {
        refused(
                pod("web")
                        .editSpec()
                        .editFirstContainer()
                        .addNewEnvFrom()
                        .withNewSecretRef()
                        .withName(FOREIGN)
                        .endSecretRef()
                        .endEnvFrom()
                        .endContainer()
                        .endSpec(),
                FOREIGN);
        refused(
                pod("web")
                        .editSpec()
                        .addNewVolume()
                        .withName("v")
                        .withNewSecret()
                        .withSecretName("rb.web.production.env")
                        .endSecret()
                        .endVolume()
                        .endSpec(),
                "rb.web.production.env");
        refused(
                pod("default")
                        .editSpec()
                        .editFirstContainer()
                        .addNewEnvFrom()
                        .withNewSecretRef()
                        .withName(OWN)
                        .endSecretRef()
                        .endEnvFrom()
                        .endContainer()
                        .endSpec(),
                "no workload");
    }

    @Test
    void ephemeralContainers_areHeldToTheSame() {
        String name = create(pod("web")).getMetadata().getName();
        assertThatThrownBy(() -> mallory.pods()
                        .inNamespace("previews")
                        .withName(name)
                        .ephemeralContainers()
                        .edit(pod -> new PodBuilder(pod)
                                .editSpec()
                                .addNewEphemeralContainer()
                                .withName("debug")
                                .withImage("i")
                                .addNewEnvFrom()
                                .withNewSecretRef()
                                .withName(FOREIGN)
                                .endSecretRef()
                                .endEnvFrom()
                                .endEphemeralContainer()
                                .endSpec()
                                .build()))
                .hasMessageContaining(FOREIGN);
    }

    @Test
    void whatLiesElsewhere_isOutOfReach() {
        forbidden(
                () -> mallory.secrets().inNamespace("globex").withName(FOREIGN).get());
        forbidden(() -> mallory.secrets().inAnyNamespace().list());
        forbidden(() -> mallory.pods()
                .inNamespace("globex")
                .resource(pod("api").build())
                .create());
        forbidden(() -> mallory.raw("/api/v1/namespaces/globex/serviceaccounts/api/token", "POST", "{}"));
        forbidden(() -> mallory.raw(
                "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/resource-broker-test",
                "DELETE",
                null));
        forbidden(() -> mallory.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("new")
                        .endMetadata()
                        .build())
                .create());
    }

    @Test
    void labelsOfHerNamespace_changeNothing() {
        mallory.namespaces()
                .withName("previews")
                .edit(namespace -> new NamespaceBuilder(namespace)
                        .editMetadata()
                        .addToLabels("resourcebroker.dev/org", "globex")
                        .addToLabels("resourcebroker.dev/environment", "production")
                        .endMetadata()
                        .build());
        assertThat(secrets(create(pod("web")))).containsExactly(OWN);
        ReinjectReport report = site.operator().reinject(site.target());
        assertThat(report.problems())
                .as("told, with who did it")
                .anySatisfy(problem -> assertThat(problem.namespace()).hasToString("prod/previews"));
    }

    @Test
    void aSecretThatSheMadeBefore_staysHers_andIsReported() {
        mallory.secrets().inNamespace("previews").withName(OWN).delete();
        Secret hers = new SecretBuilder()
                .withNewMetadata()
                .withName(OWN)
                .addToLabels("resourcebroker.dev/installation", "test")
                .addToLabels("resourcebroker.dev/org", "globex")
                .endMetadata()
                .addToStringData("DATABASE_URL", "hers")
                .build();
        mallory.secrets().inNamespace("previews").resource(hers).create();
        ReinjectReport report = site.operator().reinject(site.target());
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.namespace()).hasToString("prod/previews");
            assertThat(problem.message()).contains(OWN, "isn't ours");
        });
        assertThat(report.namespaces()).isEqualTo(2);
        Secret there = mallory.secrets().inNamespace("previews").withName(OWN).get();
        assertThat(decoded(there)).isEqualTo("hers");
    }

    @Test
    void aSecretWithoutLabels_underOurName_staysHersToo() {
        mallory.secrets().inNamespace("previews").withName(OWN).delete();
        Secret hers = new SecretBuilder()
                .withNewMetadata()
                .withName(OWN)
                .endMetadata()
                .build();
        mallory.secrets().inNamespace("previews").resource(hers).create();
        assertThat(site.operator().reinject(site.target()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("isn't ours"));
        assertThat(mallory.secrets().inNamespace("previews").withName(OWN).get().getData())
                .isNullOrEmpty();
    }

    @Test
    void aReviewThatIsReplayedOrMadeUp_givesNamesAtMost() {
        String review = """
                {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "1",
                 "operation": "CREATE", "namespace": "%s", "resource": {"group": "", "version": "v1",
                 "resource": "pods"}, "object": {"metadata": {"namespace": "globex"},
                 "spec": {"serviceAccountName": "api", "containers": [{"name": "app"}]}}}}""";
        String replayed = webhook.handler.answer(review.formatted("globex"));
        assertThat(replayed).contains("\"allowed\":true").doesNotContain(MARK);
        assertThat(new String(
                        Base64.getDecoder().decode(replayed.replaceAll("(?s).*\"patch\":\"([^\"]*)\".*", "$1")),
                        StandardCharsets.UTF_8))
                .contains("secretKeyRef")
                .doesNotContain(MARK, "postgres://");
        assertThat(webhook.handler.answer(review.formatted("previews"))).contains("\"allowed\":false");
        assertThat(webhook.handler.answer(review.formatted("globex"))).isEqualTo(replayed);
    }

    @Test
    void aNamespaceMadeAnewAfterANuke_isNobodys_untilTheOperatorSaysSo() {
        server.nuke();
        // Whoever restores manifests from Git, or got hold of the name: the UID is another.
        site.admin
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("globex")
                        .endMetadata()
                        .build())
                .create();
        ReinjectReport report = site.operator().reinject(site.target());
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.namespace()).hasToString("prod/globex"));
        assertThat(site.values().keySet()).noneMatch(place -> place.startsWith("globex/"));
        site.admin.resource(RIGHTS).create();
        restart();
        assertThatThrownBy(() -> site.admin
                        .pods()
                        .inNamespace("globex")
                        .resource(pod("api").build())
                        .create())
                .hasMessageContaining("made anew");
        Namespace anew = site.admin.namespaces().withName("globex").get();
        site.operator()
                .clusters()
                .recreated(ClusterSite.namespace("globex"), anew.getMetadata().getUid());
        assertThat(site.operator().reinject(site.target()).problems()).isEmpty();
        assertThat(site.values().keySet()).anyMatch(place -> place.startsWith("globex/"));
        Pod pod = site.admin
                .pods()
                .inNamespace("globex")
                .resource(pod("api").build())
                .create();
        assertThat(secrets(pod)).containsExactly(FOREIGN);
    }

    private static void restart() {
        try {
            webhook.close();
            webhook = Webhook.start(site, directory.resolve("again"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatSheChangesInHerSecrets_isReported_andNothingElseComesOfIt() {
        mallory.secrets()
                .inNamespace("previews")
                .withName(OWN)
                .edit(secret -> new SecretBuilder(secret)
                        .editMetadata()
                        .addToLabels("resourcebroker.dev/org", "globex")
                        .addToLabels("resourcebroker.dev/environment", "production")
                        .endMetadata()
                        .build());
        ReinjectReport report = site.operator().reinject(site.target());
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.namespace()).hasToString("prod/previews"));
        assertThat(secrets(create(pod("web")))).containsExactly(OWN);
    }

    @Test
    void whileTheBrokerIsAway_noPodIsMadeWithoutIt() {
        webhook.close();
        assertThatThrownBy(() -> create(pod("web"))).hasMessageContaining("pods.resourcebroker.dev");
        restart();
    }
}
