package dev.resourcebroker.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.kubernetes.apiserver.ApiServer;
import dev.resourcebroker.kubernetes.apiserver.WithApiServer;
import dev.resourcebroker.spi.Delivery;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@WithApiServer
@Tag("once")
class ClusterKeeperTest {
    private static final String ENV = "rb.orders-api.production.env";

    private Town town;
    private Shop shop;
    private KubernetesInjector injector;
    private volatile Delivery bound = Town.delivery("r1", Map.of("A", "1"), Town.postgresql("orders-db", "x"));
    private int observed;

    @BeforeEach
    void open(ApiServer server) {
        town = Town.on(server);
        shop = new Shop(town);
        town.make(Shop.deployment());
        injector = town.cluster.into(WorkloadRef.deployment(town.namespace, "orders-api"));
    }

    @AfterEach
    void close() {
        town.close();
    }

    private Kept kept() {
        return new Kept(Town.API, injector, target -> {
            target.deliver(bound);
            return new Recorded(bound.revision());
        });
    }

    private ClusterKeeper keeper(DriftPolicy policy) {
        return new ClusterKeeper(town.cluster, policy, () -> List.of(kept()));
    }

    private void edit(String value) {
        town.admin
                .secrets()
                .inNamespace(town.namespace)
                .withName(ENV)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.JSON_MERGE)
                                .withFieldManager("kubectl-edit")
                                .build(),
                        "{\"stringData\":{\"A\":\"" + value + "\"}}");
    }

    private String version() {
        return town.admin
                .secrets()
                .inNamespace(town.namespace)
                .withName(ENV)
                .get()
                .getMetadata()
                .getResourceVersion();
    }

    @Test
    void onePass_finishesEverything_andTheNextFindsNothing() {
        assertThat(keeper(DriftPolicy.REPAIR).pass()).extracting(Finding::kind).contains(Finding.Kind.MISSING);
        assertThat(keeper(DriftPolicy.REPAIR).pass()).isEmpty();
        bound = Town.delivery("r7", Map.of("A", "7", "B", "8"));
        edit("hand");
        keeper(DriftPolicy.REPAIR).pass();
        assertThat(town.secret(ENV)).isEqualTo(Map.of("A", "7", "B", "8"));
        assertThat(town.secret("rb.orders-api.production.binding.orders-db")).isEmpty();
        assertThat(keeper(DriftPolicy.REPAIR).pass()).isEmpty();
    }

    @Test
    void aHandEditedSecret_isRepaired_andWhoDidItIsTold() {
        injector.deliver(bound);
        edit("hand");
        assertThat(keeper(DriftPolicy.REPAIR).pass()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.CHANGED);
            assertThat(finding.object()).contains(ENV);
            assertThat(finding.managers()).containsExactly("kubectl-edit");
        });
        assertThat(town.secret(ENV)).isEqualTo(Map.of("A", "1"));
    }

    @Test
    void byTheOtherPolicy_itIsToldAndLeft() {
        injector.deliver(bound);
        edit("hand");
        assertThat(keeper(DriftPolicy.REPORT).pass())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.CHANGED, Finding.Kind.REFUSED);
        assertThat(town.secret(ENV)).isEqualTo(Map.of("A", "hand"));
    }

    @Test
    void aRemovedAnnotation_isPutBack() {
        injector.deliver(bound);
        town.admin
                .apps()
                .deployments()
                .inNamespace(town.namespace)
                .withName("orders-api")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"" + Names.REVISION + "\":null}}}}}");
        assertThat(keeper(DriftPolicy.REPAIR).pass())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.object()).isEqualTo("Deployment " + town.namespace + "/orders-api"));
        assertThat(shop.currentTemplate().getMetadata().getAnnotations()).containsEntry(Names.REVISION, "r1");
    }

    @Test
    void whatIsNotWantedAnyMore_isPruned_butOnlyOurs() {
        injector.deliver(bound);
        try (KubernetesCluster other = KubernetesCluster.connect(town.asBroker(), "eu-1", "other")) {
            new ClusterKeeper(other, DriftPolicy.REPAIR, List::of).pass();
        }
        assertThat(town.secret(ENV)).isNotEmpty();
        List<Finding> found = new ClusterKeeper(town.cluster, DriftPolicy.REPORT, List::of).pass();
        assertThat(found).hasSize(2).allMatch(finding -> finding.kind() == Finding.Kind.LEFT_OVER);
        assertThat(town.secret(ENV)).isNotEmpty();
        new ClusterKeeper(town.cluster, DriftPolicy.REPAIR, List::of).pass();
        assertThat(town.secret(ENV)).isEmpty();
    }

    @Test
    void twoBrokers_dontFight() throws Exception {
        keeper(DriftPolicy.REPAIR).pass();
        String before = version();
        List<Callable<List<Finding>>> both = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            both.add(() -> keeper(DriftPolicy.REPAIR).pass());
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (var done : threads.invokeAll(both)) {
                assertThat(done.get()).isEmpty();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void whatEveryPodRunsWith_isRecordedOnce() {
        ClusterKeeper keeper = keeper(DriftPolicy.REPAIR);
        keeper.pass();
        assertThat(observed).isZero();
        shop.takeUp();
        shop.start("pod");
        shop.run("pod");
        keeper.pass();
        keeper.pass();
        assertThat(observed).isEqualTo(1);
    }

    @Test
    void theWatch_repairsAtOnce() throws Exception {
        injector.deliver(bound);
        BlockingQueue<Finding> found = new LinkedBlockingQueue<>();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (AutoCloseable watch = keeper(DriftPolicy.REPAIR).watch(thread, found::add)) {
            assertThat(watch).isNotNull();
            edit("hand");
            assertThat(found.poll(20, TimeUnit.SECONDS))
                    .extracting(Finding::kind)
                    .isEqualTo(Finding.Kind.CHANGED);
            town.admin
                    .secrets()
                    .inNamespace(town.namespace)
                    .withName("rb.orders-api.production.binding.orders-db")
                    .delete();
            assertThat(found.poll(20, TimeUnit.SECONDS))
                    .extracting(Finding::kind)
                    .isEqualTo(Finding.Kind.MISSING);
        } finally {
            thread.shutdown();
            thread.awaitTermination(20, TimeUnit.SECONDS);
        }
        assertThat(town.secret(ENV)).isEqualTo(Map.of("A", "1"));
    }

    private final class Recorded implements Injection {
        private final String revision;

        Recorded(String revision) {
            this.revision = revision;
        }

        @Override
        public InjectionId id() {
            return new InjectionId(new UUID(0, revision.hashCode()));
        }

        @Override
        public String revision() {
            return revision;
        }

        @Override
        public boolean unchanged() {
            return false;
        }

        @Override
        public void observedRunning() {
            observed++;
        }

        @Override
        public void acknowledged() {}

        @Override
        public void ended() {}
    }
}
