package dev.resourcebroker.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Plan;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.BoundResource;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.OperatorClusters;
import dev.resourcebroker.cluster.PodDecision;
import dev.resourcebroker.cluster.PodIdentity;
import dev.resourcebroker.cluster.ServiceAccount;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Resource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pod may be given is decided by one read, of names and versions alone. */
@ParameterizedClass
@EnumSource(Database.class)
class DecisionTest {
    private static final ClusterNamespace SHOP = ClusterNamespace.of("prod", "shop");
    private static final ServiceAccount ORDERS = new ServiceAccount(SHOP, "orders");
    private static final Workload API = Workload.named("orders-api");
    private static final PodIdentity POD = new PodIdentity(ORDERS, Optional.of("u-1"));

    private final Database database;
    private TestBroker broker;
    private OrgBroker acme;
    private OperatorClusters clusters;
    private Resource orders;

    DecisionTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(
                database,
                builder -> builder.provider(new MemoryVendor(), MemoryVendor.ACCESS)
                        .workers(0));
        acme = broker.org("acme");
        clusters = broker.embedded.operator().clusters();
        clusters.register(NamespaceRegistration.of(SHOP, acme.org()).withUid("u-1"));
        clusters.assign(ORDERS, API);
        orders = acme.create(ExternalLink.named("orders-db").connectionString("postgres://a:s3cret@db.example:1/o"));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private PodDecision decide() {
        return clusters.decide(POD);
    }

    @Test
    void aPod_isGivenTheNamesOfWhatIsBoundToItsWorkload_andTheRevisionOfADelivery() {
        acme.bind(orders.id(), API);
        acme.bind(orders.id(), API, Naming.prefix("SECOND"));
        PodDecision.Bound bound = (PodDecision.Bound) decide();
        assertThat(bound.org()).isEqualTo(acme.org());
        assertThat(bound.workload()).isEqualTo(API);
        assertThat(bound.revision()).isEqualTo(acme.plan(API).revision());
        assertThat(bound.variables())
                .containsExactlyInAnyOrderElementsOf(acme.plan(API).variables().stream()
                        .map(Plan.Variable::name)
                        .toList())
                .containsExactly("DATABASE_URL", "SECOND_DATABASE_URL");
        assertThat(bound.resources()).extracting(BoundResource::name).containsExactly("orders-db");
        BoundResource only = bound.resources().get(0);
        assertThat(only.connectionVersion()).isEqualTo(1);
        assertThat(only.entries()).contains("host", "password", "uri").isSorted();
        assertThat(bound.toString()).doesNotContain("s3cret").doesNotContain("db.example");
    }

    @Test
    void aDecision_isOneReadWithoutCiphertext_andWritesNothing() {
        acme.bind(orders.id(), API);
        decide();
        broker.watched.forget();
        assertThat(decide()).isInstanceOf(PodDecision.Bound.class);
        assertThat(broker.watched.statements()).hasSize(1);
        assertThat(broker.watched.writes()).isEmpty();
        assertThat(broker.watched.statements().get(0)).doesNotContain("connection_details,", "connection_details from");
    }

    @Test
    void manyDecisions_areAllMade() {
        acme.bind(orders.id(), API);
        for (int i = 0; i < 50; i++) {
            assertThat(decide()).isInstanceOf(PodDecision.Bound.class);
        }
    }

    @Test
    void anUnregisteredNamespace_orAccount_isGivenNothing() {
        ServiceAccount elsewhere = new ServiceAccount(ClusterNamespace.of("prod", "globex"), "orders");
        assertThat(clusters.decide(new PodIdentity(elsewhere, Optional.empty())))
                .isInstanceOf(PodDecision.NotOurs.class);
        ServiceAccount other = new ServiceAccount(SHOP, "default");
        assertThat(clusters.decide(new PodIdentity(other, Optional.of("u-1")))).isInstanceOf(PodDecision.Nothing.class);
    }

    @Test
    void aWorkloadOfTheSameNameElsewhere_isNotThisOne() {
        OrgBroker globex = broker.org("globex");
        Resource theirs = globex.create(ExternalLink.named("theirs").connectionString("postgres://g:g@db.example:1/g"));
        globex.bind(theirs.id(), API);
        acme.bind(orders.id(), API.in("preview"));
        PodDecision.Bound bound = (PodDecision.Bound) decide();
        assertThat(bound.resources()).isEmpty();
        assertThat(bound.variables()).isEmpty();
    }

    @Test
    void aNamespaceMadeAnew_isRefusedUntilTheOperatorSaysSo() {
        PodIdentity anew = new PodIdentity(ORDERS, Optional.of("u-2"));
        assertThat(clusters.decide(anew))
                .isInstanceOfSatisfying(
                        PodDecision.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT));
        clusters.recreated(SHOP, "u-2");
        assertThat(clusters.decide(anew)).isInstanceOf(PodDecision.Bound.class);
        assertThat(decide()).isInstanceOf(PodDecision.Refused.class);
    }

    @Test
    void aNamespaceWhoseUidNobodyKnowsYet_isRefusedWhereItIsCompared() {
        ClusterNamespace fresh = ClusterNamespace.of("prod", "fresh");
        clusters.register(NamespaceRegistration.of(fresh, acme.org()));
        ServiceAccount account = new ServiceAccount(fresh, "orders");
        clusters.assign(account, API);
        assertThat(clusters.decide(new PodIdentity(account, Optional.of("u-9"))))
                .isInstanceOf(PodDecision.Refused.class);
        assertThat(clusters.decide(new PodIdentity(account, Optional.empty()))).isInstanceOf(PodDecision.Bound.class);
    }

    @Test
    void aResourceWithoutCredentials_holdsItsPodsBack() {
        Resource box = acme.create(ManagedIntegration.named("box").offering(MemoryVendor.BOX));
        acme.bind(box.id(), API);
        assertThat(decide()).isInstanceOfSatisfying(PodDecision.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.NOT_READY);
            assertThat(refused.reason()).contains(box.id().toString());
        });
    }

    @Test
    void aDestroyedOrganisation_isGivenNothing() {
        acme.bind(orders.id(), API);
        broker.embedded.operator().keys().destroy(acme.org());
        assertThat(decide())
                .isInstanceOfSatisfying(
                        PodDecision.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.GONE));
    }
}
