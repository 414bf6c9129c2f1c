package dev.resourcebroker.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.kubernetes.ClusterRefusal.Reason;
import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.kubernetes.apiserver.WithApiServer;
import dev.resourcebroker.spi.Delivery;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@WithApiServer
@Tag("once")
class RefusalsTest {
    private static final String ENV = "rb.orders-api.production.env";
    private static final String MARK = "marker-5e1f";

    private Town town;
    private ApiServer server;

    @BeforeEach
    void open(ApiServer running) {
        server = running;
        town = Town.on(running);
        town.make(Shop.deployment());
    }

    @AfterEach
    void close() {
        town.close();
    }

    private WorkloadRef ref() {
        return WorkloadRef.deployment(town.namespace, "orders-api");
    }

    private static Delivery delivery() {
        return Town.delivery("r1", Map.of("DATABASE_URL", MARK), Town.postgresql("orders-db", MARK));
    }

    private static BrokerException refusal(KubernetesCluster cluster, WorkloadRef ref, Delivery delivery) {
        BrokerException e = catchThrowableOfType(
                BrokerException.class, () -> cluster.into(ref).deliver(delivery));
        assertThat(e).isNotNull();
        assertThat(e.getMessage() + e.getCause()).doesNotContain(MARK);
        return e;
    }

    private static Reason reason(BrokerException e) {
        return ClusterRefusal.of(e).orElseThrow().reason();
    }

    private void checkNothingOfOursIsThere() {
        assertThat(town.admin
                        .secrets()
                        .inNamespace(town.namespace)
                        .withLabel(Names.INSTALLATION)
                        .list()
                        .getItems())
                .isEmpty();
        assertThat(town.now(Shop.deployment()).getSpec().getTemplate().getSpec().getVolumes())
                .isEmpty();
    }

    @Test
    void whatIsTooLarge_orNoKey_isRefusedByName() {
        BrokerException large =
                refusal(town.cluster, ref(), Town.delivery("r1", Map.of("BIG", "x".repeat(128 * 1024))));
        assertThat(large.code()).isEqualTo(ErrorCode.DELIVERY_FAILED);
        assertThat(reason(large)).isEqualTo(Reason.TOO_LARGE);
        assertThat(large).hasMessageContaining("BIG");
        BrokerException sum = refusal(
                town.cluster, ref(), Town.delivery("r1", Map.of(), Town.postgresql("orders-db", "x".repeat(1 << 20))));
        assertThat(reason(sum)).isEqualTo(Reason.TOO_LARGE);
        assertThat(sum).hasMessageContaining("password");
        BrokerException key = refusal(town.cluster, ref(), Town.delivery("r1", Map.of("A B", "1")));
        assertThat(reason(key)).isEqualTo(Reason.INVALID_KEY);
        assertThat(key).hasMessageContaining("A B");
        checkNothingOfOursIsThere();
    }

    @Test
    void aMissingNamespace_orWorkload_orContainer_isToldApart() {
        assertThat(reason(refusal(town.cluster, WorkloadRef.deployment("nowhere", "x"), delivery())))
                .isEqualTo(Reason.NAMESPACE_MISSING);
        assertThat(reason(refusal(town.cluster, WorkloadRef.deployment(town.namespace, "x"), delivery())))
                .isEqualTo(Reason.WORKLOAD_MISSING);
        KubernetesInjector other =
                town.cluster.into(ref()).in(InjectionStyle.usual().with(Containers.named("app", "none")));
        assertThat(catchThrowableOfType(BrokerException.class, () -> other.deliver(delivery())))
                .hasMessageContaining("none");
        checkNothingOfOursIsThere();
    }

    @Test
    void aSecretThatIsNotOurs_staysAsItIs() {
        town.make(new SecretBuilder()
                .withNewMetadata()
                .withName(ENV)
                .addToLabels(Names.INSTALLATION, Town.INSTALLATION)
                .endMetadata()
                .addToStringData("MINE", "1")
                .build());
        BrokerException e = refusal(town.cluster, ref(), delivery());
        assertThat(e.code()).isEqualTo(ErrorCode.DELIVERY_FAILED);
        assertThat(reason(e)).isEqualTo(Reason.NOT_OURS);
        assertThat(town.secret(ENV)).isEqualTo(Map.of("MINE", "1"));
    }

    @Test
    void whatAnotherInstallationMade_staysAsItIs() {
        town.cluster.into(ref()).deliver(delivery());
        try (KubernetesCluster staging = KubernetesCluster.connect(town.asBroker(), "eu-1", "staging")) {
            assertThat(reason(refusal(staging, ref(), Town.delivery("r9", Map.of("DATABASE_URL", "other")))))
                    .isEqualTo(Reason.NOT_OURS);
        }
        assertThat(town.secret(ENV)).containsEntry("DATABASE_URL", MARK);
    }

    @Test
    void aFieldThatSomebodyElseManages_isReportedWithHisName() {
        KubernetesInjector injector = town.cluster.into(ref());
        injector.deliver(delivery());
        town.admin
                .secrets()
                .inNamespace(town.namespace)
                .withName(ENV)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.JSON_MERGE)
                                .withFieldManager("kubectl-edit")
                                .build(),
                        "{\"stringData\":{\"DATABASE_URL\":\"edited\"}}");
        BrokerException e = refusal(town.cluster, ref(), delivery());
        assertThat(e.code()).isEqualTo(ErrorCode.DELIVERY_FAILED);
        assertThat(ClusterRefusal.of(e).orElseThrow().managers()).containsExactly("kubectl-edit");
        assertThat(e).hasMessageContaining("kubectl-edit").hasMessageContaining("DATABASE_URL");
        assertThat(town.secret(ENV)).containsEntry("DATABASE_URL", "edited");
    }

    @Test
    void aVariableThatTheContainerHasItself_isReportedWithItsManager() {
        town.admin
                .apps()
                .deployments()
                .inNamespace(town.namespace)
                .withName("orders-api")
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.STRATEGIC_MERGE)
                                .withFieldManager("helm")
                                .build(),
                        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"app\",\"env\":"
                                + "[{\"name\":\"DATABASE_URL\",\"value\":\"literal\"}]}]}}}}");
        BrokerException e = refusal(town.cluster, ref(), delivery());
        assertThat(reason(e)).isEqualTo(Reason.CONFLICT);
        assertThat(ClusterRefusal.of(e).orElseThrow().managers()).containsExactly("helm");
        checkNothingOfOursIsThere();
    }

    @Test
    void aRightThatIsMissingHalfWay_isToldAsHalf_andASecondRunFinishes() {
        account("half");
        grant("half", "read", rule("secrets", "get", "list"));
        grant("half", "create", rule("secrets", "create"));
        grant("half", "one", rule("secrets", "patch").withResourceNames(ENV));
        grant("half", "pods", rule("pods", "list"));
        grant("half", "apps", rule("deployments", "get", "patch").withApiGroups("apps"));
        Config config = Town.config(server, town.token(town.namespace, "half"));
        try (KubernetesCluster half = KubernetesCluster.connect(config, "eu-1", Town.INSTALLATION)) {
            BrokerException e = refusal(half, ref(), delivery());
            assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL);
            assertThat(reason(e)).isEqualTo(Reason.FORBIDDEN);
        }
        assertThat(town.secret(ENV)).isNotEmpty();
        town.cluster.into(ref()).deliver(delivery());
        assertThat(town.secret("rb.orders-api.production.binding.orders-db")).isNotEmpty();
        assertThat(town.now(Shop.deployment()).getSpec().getTemplate().getSpec().getVolumes())
                .hasSize(1);
    }

    @Test
    void anAccountWithoutRights_isToldSo_andNothingIsChanged() {
        account("nobody");
        Config config = Town.config(server, town.token(town.namespace, "nobody"));
        try (KubernetesCluster nobody = KubernetesCluster.connect(config, "eu-1", Town.INSTALLATION)) {
            BrokerException e = refusal(nobody, ref(), delivery());
            assertThat(e.code()).isEqualTo(ErrorCode.DELIVERY_FAILED);
            assertThat(reason(e)).isEqualTo(Reason.FORBIDDEN);
        }
        checkNothingOfOursIsThere();
    }

    private void account(String name) {
        town.make(new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build());
    }

    private static PolicyRuleBuilder rule(String resource, String... verbs) {
        return new PolicyRuleBuilder().withApiGroups("").withResources(resource).withVerbs(verbs);
    }

    private void grant(String account, String role, PolicyRuleBuilder rule) {
        town.make(new RoleBuilder()
                .withNewMetadata()
                .withName(role)
                .endMetadata()
                .withRules(rule.build())
                .build());
        town.make(new RoleBindingBuilder()
                .withNewMetadata()
                .withName(role)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", role)
                .addNewSubject("", "ServiceAccount", account, town.namespace)
                .build());
    }

    @Test
    void aServerThatIsDown_orAsksToWait_isTransient() throws Exception {
        Config nobody = new ConfigBuilder(town.asBroker())
                .withMasterUrl("https://127.0.0.1:1")
                .build();
        try (KubernetesCluster down = KubernetesCluster.connect(nobody, "eu-1", Town.INSTALLATION)) {
            BrokerException e = refusal(down, ref(), delivery());
            assertThat(e.code()).isEqualTo(ErrorCode.VENDOR_UNAVAILABLE);
            assertThat(reason(e)).isEqualTo(Reason.UNREACHABLE);
        }
        HttpServer busy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        busy.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
        });
        busy.start();
        Config there = new ConfigBuilder(town.asBroker())
                .withMasterUrl("http://127.0.0.1:" + busy.getAddress().getPort())
                .build();
        try (KubernetesCluster throttled = KubernetesCluster.connect(there, "eu-1", Town.INSTALLATION)) {
            BrokerException e = refusal(throttled, ref(), delivery());
            assertThat(e.code()).isEqualTo(ErrorCode.VENDOR_UNAVAILABLE);
            assertThat(reason(e)).isEqualTo(Reason.THROTTLED);
            assertThat(ClusterRefusal.of(e).orElseThrow().retryAfter().orElseThrow())
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
        } finally {
            busy.stop(0);
        }
    }
}
