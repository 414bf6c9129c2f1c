package dev.resourcebroker.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.kubernetes.apiserver.WithApiServer;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@WithApiServer
@Tag("once")
class KubernetesInjectorTest {
    private static final String ENV = "rb.orders-api.production.env";
    private static final String BINDING = "rb.orders-api.production.binding.orders-db";

    private Town town;
    private Shop shop;
    private KubernetesInjector injector;

    @BeforeEach
    void open(ApiServer server) {
        town = Town.on(server);
        shop = new Shop(town);
        injector = town.cluster.into(WorkloadRef.deployment(town.namespace, "orders-api"));
    }

    @AfterEach
    void close() {
        town.close();
    }

    private void deploy() {
        town.make(Shop.deployment());
    }

    private Secret secret(String name) {
        return town.admin.secrets().inNamespace(town.namespace).withName(name).get();
    }

    private Map<String, String> environment(String container) {
        return new Kubelet(town.admin, town.namespace)
                .environment(shop.currentTemplate().getSpec(), container);
    }

    @Test
    void aDelivery_isASecretOfOurs_andWhatThePodSees() {
        deploy();
        injector.deliver(Town.delivery("r1", Map.of("DATABASE_URL", "postgres://u:p@h/d")));
        Secret secret = secret(ENV);
        assertThat(secret.getType()).isEqualTo("Opaque");
        assertThat(secret.getMetadata().getLabels())
                .containsEntry("resourcebroker.dev/org", "acme")
                .containsEntry("resourcebroker.dev/workload", "orders-api")
                .containsEntry("resourcebroker.dev/environment", "production")
                .containsEntry("resourcebroker.dev/installation", "test")
                .containsEntry("resourcebroker.dev/revision", "r1");
        assertThat(secret.getMetadata().getManagedFields()).singleElement().satisfies(fields -> {
            assertThat(fields.getManager()).isEqualTo("resource-broker-test");
            assertThat(fields.getOperation()).isEqualTo("Apply");
        });
        assertThat(environment("app")).isEqualTo(Map.of("DATABASE_URL", "postgres://u:p@h/d"));
        assertThat(environment("migrate")).isEmpty();
        assertThat(shop.currentTemplate().toString()).doesNotContain("postgres://");
    }

    @Test
    void initContainersAndSideCars_receiveByChoice() {
        deploy();
        injector.in(InjectionStyle.usual().with(Containers.named("app", "migrate")))
                .deliver(Town.delivery("r1", Map.of("A", "1")));
        assertThat(environment("app")).containsKey("A");
        assertThat(environment("migrate")).containsKey("A");
        assertThat(environment("proxy")).isEmpty();
        injector.in(InjectionStyle.usual().with(Containers.all())).deliver(Town.delivery("r1", Map.of("A", "1")));
        assertThat(environment("proxy")).containsKey("A");
    }

    @Test
    void byEnvFrom_thePodSeesTheSame() {
        deploy();
        injector.in(InjectionStyle.usual().byEnvFrom()).deliver(Town.delivery("r1", Map.of("A", "1", "B", "2")));
        assertThat(environment("app")).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(shop.currentTemplate().getSpec().getContainers().get(0).getEnv())
                .isEmpty();
    }

    @Test
    void serviceBindings_areProjectedBelowTheRoot() {
        deploy();
        injector.deliver(Town.delivery("r1", Map.of(), Town.postgresql("orders-db", "s3cret")));
        assertThat(secret(BINDING).getType()).isEqualTo("servicebinding.io/postgresql");
        assertThat(town.secret(BINDING)).containsEntry("password", "s3cret").containsEntry("type", "postgresql");
        assertThat(environment("app")).isEqualTo(Map.of("SERVICE_BINDING_ROOT", "/bindings"));
        assertThat(shop.currentTemplate().getSpec().getContainers().get(0).getVolumeMounts())
                .singleElement()
                .satisfies(mount -> assertThat(mount.getMountPath()).isEqualTo("/bindings/orders-db"));
    }

    @Test
    void aRootThatIsSetAlready_isKept() {
        PodTemplateSpec template = new PodTemplateSpecBuilder(Shop.template())
                .editSpec()
                .editContainer(0)
                .addNewEnv()
                .withName("SERVICE_BINDING_ROOT")
                .withValue("/srv/b")
                .endEnv()
                .endContainer()
                .endSpec()
                .build();
        town.make(Shop.deployment(template));
        injector.deliver(Town.delivery("r1", Map.of(), Town.postgresql("orders-db", "s3cret")));
        assertThat(environment("app")).isEqualTo(Map.of("SERVICE_BINDING_ROOT", "/srv/b"));
        assertThat(shop.currentTemplate().getSpec().getContainers().get(0).getVolumeMounts())
                .singleElement()
                .satisfies(mount -> assertThat(mount.getMountPath()).isEqualTo("/srv/b/orders-db"));
    }

    @Test
    void theSameAgain_writesNothing() {
        deploy();
        injector.deliver(Town.delivery("r1", Map.of("A", "1"), Town.postgresql("orders-db", "x")));
        String secret = secret(ENV).getMetadata().getResourceVersion();
        String workload = shop.current().getMetadata().getResourceVersion();
        injector.deliver(Town.delivery("r1", Map.of("A", "1"), Town.postgresql("orders-db", "x")));
        assertThat(secret(ENV).getMetadata().getResourceVersion()).isEqualTo(secret);
        assertThat(shop.current().getMetadata().getResourceVersion()).isEqualTo(workload);
    }

    @Test
    void whatIsNotBoundAnyMore_goes_andATypeMayChange() {
        deploy();
        injector.deliver(Town.delivery("r1", Map.of("A", "1", "B", "2"), Town.postgresql("orders-db", "x")));
        injector.deliver(Town.delivery("r2", Map.of("B", "2")));
        assertThat(environment("app")).isEqualTo(Map.of("B", "2"));
        assertThat(town.secret(ENV)).isEqualTo(Map.of("B", "2"));
        assertThat(secret(BINDING)).isNull();
        assertThat(shop.currentTemplate().getSpec().getVolumes()).isEmpty();
        assertThat(shop.currentTemplate().getMetadata().getAnnotations())
                .containsEntry("resourcebroker.dev/revision", "r2");
    }

    @Test
    void aSecretThatAPodStillRefersTo_staysUntilThePodIsGone() {
        deploy();
        injector.deliver(Town.delivery("r1", Map.of(), Town.postgresql("orders-db", "x")));
        shop.start("old");
        injector.deliver(Town.delivery("r2", Map.of("B", "2")));
        assertThat(secret(BINDING)).isNotNull();
        shop.stop("old");
        injector.deliver(Town.delivery("r2", Map.of("B", "2")));
        assertThat(secret(BINDING)).isNull();
    }

    @Test
    void theReceipt_namesWhoHoldsTheOldOne_andProvesThatNobodyDoes() {
        deploy();
        injector.deliver(Town.delivery("r1", Map.of("A", "1")));
        shop.takeUp();
        shop.start("old");
        shop.run("old");
        assertThat(injector.receipt(Town.API, "r1").isProven()).isTrue();
        injector.deliver(Town.delivery("r2", Map.of("A", "2")));
        assertThat(injector.receipt(Town.API, "r2"))
                .isEqualTo(new Receipt("r2", List.of(), List.of(), List.of("old"), false));
        shop.takeUp();
        shop.start("new");
        assertThat(injector.receipt(Town.API, "r2").starting()).containsExactly("new");
        shop.run("new");
        assertThat(injector.receipt(Town.API, "r2").isProven()).isFalse();
        shop.stop("old");
        Receipt receipt = injector.receipt(Town.API, "r2");
        assertThat(receipt.running()).containsExactly("new");
        assertThat(receipt.isProven()).isTrue();
    }

    @Test
    void withdrawn_theWorkloadIsAsBefore() {
        deploy();
        PodTemplateSpec before = shop.currentTemplate();
        injector.deliver(Town.delivery("r1", Map.of("A", "1"), Town.postgresql("orders-db", "x")));
        assertThat(injector.withdraw(Town.API)).isTrue();
        PodTemplateSpec after = shop.currentTemplate();
        assertThat(after.getSpec()).isEqualTo(before.getSpec());
        assertThat(secret(ENV)).isNull();
    }
}
