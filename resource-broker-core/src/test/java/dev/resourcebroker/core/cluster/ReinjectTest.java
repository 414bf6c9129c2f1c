package dev.resourcebroker.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OperatorBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.ReinjectProgress;
import dev.resourcebroker.cluster.ReinjectReport;
import dev.resourcebroker.cluster.Reinjection;
import dev.resourcebroker.cluster.ServiceAccount;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryCluster;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that is registered for a cluster comes back from the meta-database alone, and only what is missing. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class ReinjectTest {
    private static final int NAMESPACES = 130;
    private static final Workload API = Workload.named("api");

    private final Database database;
    private final MemoryCluster cluster = new MemoryCluster("prod");
    private TestBroker broker;
    private OperatorBroker operator;

    ReinjectTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database, builder -> builder.workers(0));
        operator = broker.embedded.operator();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private static ClusterNamespace namespace(int number) {
        return ClusterNamespace.of("prod", "n" + number);
    }

    /** An organisation per namespace, with two workloads, of which one has two bindings. */
    private void register(int namespaces) {
        for (int i = 0; i < namespaces; i++) {
            OrgBroker org = broker.org("org" + i);
            operator.clusters().register(NamespaceRegistration.of(namespace(i), org.org()));
            operator.clusters().assign(new ServiceAccount(namespace(i), "api"), API);
            operator.clusters().assign(new ServiceAccount(namespace(i), "api-too"), API);
            operator.clusters().assign(new ServiceAccount(namespace(i), "job"), Workload.named("job"));
            Resource orders = link(org, "orders", i);
            org.bind(orders.id(), API);
            org.bind(orders.id(), Workload.named("job"));
        }
    }

    private static Resource link(OrgBroker org, String name, int number) {
        return org.create(ExternalLink.named(name).connectionString("postgres://u:s3cret" + number + "@h:1/" + name));
    }

    private ReinjectReport reinject() {
        return operator.reinject(cluster);
    }

    @Test
    void aClusterThatWasThrownAway_hasEveryValueAgain_andNothingNewIsRecorded() {
        register(NAMESPACES);
        ReinjectReport first = reinject();
        assertThat(first.problems()).isEmpty();
        assertThat(first.namespaces()).isEqualTo(NAMESPACES);
        assertThat(first.written()).isEqualTo(2L * NAMESPACES);
        Map<String, Map<String, String>> before = cluster.values();
        assertThat(before).hasSize(2 * NAMESPACES);
        assertThat(before.get("n7/api")).containsEntry("DATABASE_URL", "postgres://u:s3cret7@h:1/orders");
        long records = recorded();

        cluster.nuke();
        ReinjectReport second = reinject();
        assertThat(second.complete()).isTrue();
        assertThat(second.written()).isEqualTo(2L * NAMESPACES);
        assertThat(cluster.values()).isEqualTo(before);
        assertThat(recorded()).isEqualTo(records).isEqualTo(2L * NAMESPACES);
        operator.clusters()
                .find(namespace(3))
                .ifPresent(there -> assertThat(there.uid()).contains(cluster.namespaces.get("n3")));
    }

    private long recorded() {
        try (Connection connection = Database.behind(broker.pool);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from \"resource_broker\".injections")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aClusterThatHasEverything_isNotWrittenTo() {
        register(5);
        reinject();
        int writes = cluster.writes.get();
        broker.watched.forget();
        ReinjectReport again = reinject();
        assertThat(again.unchanged()).isEqualTo(10);
        assertThat(again.written()).isZero();
        assertThat(cluster.writes).hasValue(writes);
        assertThat(broker.watched.writes()).allMatch(sql -> sql.contains("audit_"));
    }

    @Test
    void aRunThatWasKilled_isGoneOnWith() {
        register(20);
        cluster.onWrite = () -> {
            if (cluster.writes.get() == 25) {
                throw new IllegalStateException("killed");
            }
        };
        assertThatThrownBy(
                        () -> operator.reinject(cluster, Reinjection.defaults().atMost(1, 100_000)))
                .hasMessage("killed");
        assertThat(cluster.contents).hasSizeLessThan(40);
        cluster.onWrite = () -> {};
        ReinjectReport report = reinject();
        assertThat(report.complete()).isTrue();
        assertThat(cluster.values()).hasSize(40);
        assertThat(cluster.writes).as("nothing twice").hasValue(60);
    }

    @Test
    void aNamespaceThatSomebodyElseMade_isGivenNothing_unlessTheOperatorTakesIt() {
        register(2);
        reinject();
        cluster.nuke();
        cluster.namespaces.put("n0", "a-strangers");
        ReinjectReport report = reinject();
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.CONFLICT);
            assertThat(problem.namespace()).isEqualTo(namespace(0));
        });
        assertThat(cluster.values()).containsOnlyKeys("n1/api", "n1/job");
        assertThat(operator.clusters().find(namespace(0)).orElseThrow().uid()).contains(uidBefore());
        assertThat(operator.reinject(cluster, Reinjection.defaults().takingRecreated())
                        .complete())
                .isTrue();
        assertThat(cluster.values()).hasSize(4);
        assertThat(operator.clusters().find(namespace(0)).orElseThrow().uid()).contains("a-strangers");
    }

    private String uidBefore() {
        return operator.clusters().find(namespace(0)).orElseThrow().uid().orElseThrow();
    }

    @Test
    void whatFails_isReported_andStopsNobodyElse() {
        register(3);
        cluster.broken.add("n1");
        ReinjectReport report = reinject();
        assertThat(report.namespaces()).isEqualTo(2);
        assertThat(report.problems()).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.namespace()).isEqualTo(namespace(1));
            assertThat(problem.workload()).isPresent();
            assertThat(problem.code()).isEqualTo(ErrorCode.DELIVERY_FAILED);
        });
        assertThat(cluster.values()).hasSize(4);
        cluster.broken.clear();
        assertThat(reinject().complete()).isTrue();
    }

    @Test
    void aRotatedCredential_isRecordedAsAnotherDelivery() {
        register(1);
        reinject();
        OrgBroker org = broker.org("org0");
        Resource orders = org.find("orders").orElseThrow();
        org.replaceConnectionString(orders.id(), orders.rowVersion(), "postgres://u:n3w@h:1/orders");
        ReinjectReport report = reinject();
        assertThat(report.written()).isEqualTo(2);
        assertThat(cluster.values().get("n0/api")).containsEntry("DATABASE_URL", "postgres://u:n3w@h:1/orders");
        assertThat(org.stragglers(orders.id()))
                .as("who read the old one may run with it still")
                .hasSize(2);
        assertThat(org.carriers(orders.id()))
                .extracting(carried -> carried.target())
                .contains("kubernetes/prod/n0/api", "kubernetes/prod/n0/job");
    }

    @Test
    void progress_isToldAfterEveryNamespace() {
        register(4);
        List<ReinjectProgress> told = new ArrayList<>();
        operator.reinject(cluster, Reinjection.defaults().telling(told::add));
        assertThat(told).extracting(ReinjectProgress::done).containsExactly(1L, 2L, 3L, 4L);
        assertThat(told).extracting(ReinjectProgress::total).containsOnly(4L);
        assertThat(told.get(3).timeLeft()).isEqualTo(Optional.of(Duration.ZERO));
        assertThat(told.get(0).perSecond()).isPositive();
    }

    @Test
    void writes_areNoFasterThanTheyMayBe() {
        register(10);
        ReinjectReport report =
                operator.reinject(cluster, Reinjection.defaults().atMost(8, 50));
        assertThat(cluster.writes).hasValue(30);
        assertThat(report.took()).isGreaterThanOrEqualTo(Duration.ofMillis(29 * 20));
    }

    @Test
    void anotherCluster_isNobodysBusiness() {
        register(2);
        MemoryCluster staging = new MemoryCluster("staging");
        assertThat(operator.reinject(staging).namespaces()).isZero();
        assertThat(staging.namespaces).isEmpty();
    }

    @Test
    void aDestroyedOrganisation_isReported_andNothingOfItIsWritten() {
        register(2);
        operator.keys().destroy(broker.org("org0").org());
        ReinjectReport report = reinject();
        assertThat(report.problems()).isNotEmpty().allMatch(problem -> problem.code() == ErrorCode.GONE);
        assertThat(cluster.values()).containsOnlyKeys("n1/api", "n1/job");
    }
}
