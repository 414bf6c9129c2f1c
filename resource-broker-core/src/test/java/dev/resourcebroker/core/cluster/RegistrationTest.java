package dev.resourcebroker.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.AccountRegistration;
import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.OperatorClusters;
import dev.resourcebroker.cluster.ServiceAccount;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A namespace is whose the operator says, once; its accounts are workloads of that organisation and environment. */
@ParameterizedClass
@EnumSource(Database.class)
class RegistrationTest {
    private static final ClusterNamespace SHOP = ClusterNamespace.of("prod", "shop");
    private static final OrgId ACME = OrgId.of("acme");
    private static final ServiceAccount ORDERS = new ServiceAccount(SHOP, "orders");

    private final Database database;
    private TestBroker broker;
    private OperatorClusters clusters;

    RegistrationTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database, builder -> builder.workers(0));
        clusters = broker.embedded.operator().clusters();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private static ErrorCode refused(Runnable call) {
        return catchThrowableOfType(BrokerException.class, call::run).code();
    }

    @Test
    void aNamespace_isRegisteredOnce_andTheSameAgainChangesNothing() {
        NamespaceRegistration wish = NamespaceRegistration.of(SHOP, ACME);
        assertThat(clusters.register(wish)).isEqualTo(wish);
        broker.watched.forget();
        assertThat(clusters.register(wish)).isEqualTo(wish);
        assertThat(clusters.find(SHOP)).contains(wish);
        assertThat(clusters.find(ClusterNamespace.of("staging", "shop"))).isEmpty();
    }

    @Test
    void aNamespace_ofAnotherOrganisationOrEnvironment_isNotTakenOver() {
        clusters.register(NamespaceRegistration.of(SHOP, ACME));
        assertThat(refused(() -> clusters.register(NamespaceRegistration.of(SHOP, OrgId.of("globex")))))
                .isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(refused(() ->
                        clusters.register(NamespaceRegistration.of(SHOP, ACME).in("preview"))))
                .isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(clusters.find(SHOP)).contains(NamespaceRegistration.of(SHOP, ACME));
        clusters.unregister(SHOP);
        clusters.unregister(SHOP);
        clusters.register(NamespaceRegistration.of(SHOP, OrgId.of("globex")));
        assertThat(clusters.find(SHOP)).map(NamespaceRegistration::org).contains(OrgId.of("globex"));
    }

    @Test
    void aNamespaceThatWasMadeAnew_isTheSameOnlyByTheOperatorsWord() {
        NamespaceRegistration first = NamespaceRegistration.of(SHOP, ACME).withUid("u-1");
        clusters.register(NamespaceRegistration.of(SHOP, ACME));
        assertThat(clusters.register(first)).isEqualTo(first);
        assertThat(refused(() -> clusters.register(first.withUid("u-2")))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(clusters.recreated(SHOP, "u-2").uid()).contains("u-2");
        assertThat(clusters.find(SHOP)).contains(first.withUid("u-2"));
        assertThat(refused(() -> clusters.recreated(SHOP, "No UID"))).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(refused(() -> clusters.recreated(ClusterNamespace.of("prod", "other"), "u-1")))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void anAccount_isOneWorkload_ofItsNamespacesEnvironment() {
        clusters.register(NamespaceRegistration.of(SHOP, ACME).in("preview"));
        Workload preview = Workload.named("orders-api").in("preview");
        assertThat(refused(() -> clusters.assign(ORDERS, Workload.named("orders-api"))))
                .as("a preview claims production")
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(clusters.accounts(SHOP)).isEmpty();
        clusters.assign(ORDERS, preview);
        clusters.assign(ORDERS, preview);
        assertThat(clusters.accounts(SHOP)).containsExactly(new AccountRegistration(ORDERS, preview));
        Workload other = Workload.named("other").in("preview");
        clusters.assign(ORDERS, other);
        assertThat(clusters.accounts(SHOP)).containsExactly(new AccountRegistration(ORDERS, other));
        clusters.unassign(ORDERS);
        clusters.unassign(ORDERS);
        assertThat(clusters.accounts(SHOP)).isEmpty();
    }

    @Test
    void anAccount_ofAnUnregisteredNamespace_isNothing() {
        assertThat(refused(() -> clusters.assign(ORDERS, Workload.named("orders-api"))))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(clusters.accounts(SHOP)).isEmpty();
        clusters.unassign(ORDERS);
    }

    @Test
    void unregistering_forgetsTheAccounts() {
        clusters.register(NamespaceRegistration.of(SHOP, ACME));
        clusters.assign(ORDERS, Workload.named("orders-api"));
        clusters.unregister(SHOP);
        clusters.register(NamespaceRegistration.of(SHOP, OrgId.of("globex")));
        assertThat(clusters.accounts(SHOP)).isEmpty();
    }

    @Test
    void aListing_goesPageByPage() {
        List<NamespaceRegistration> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(clusters.register(NamespaceRegistration.of(ClusterNamespace.of("prod", "n" + i), ACME)));
        }
        clusters.register(NamespaceRegistration.of(ClusterNamespace.of("staging", "n0"), ACME));
        List<NamespaceRegistration> seen = new ArrayList<>();
        Optional<Page.Request> next = Optional.of(Page.Request.first(2));
        while (next.isPresent()) {
            Page<NamespaceRegistration> page = clusters.namespaces(ClusterId.of("prod"), next.get());
            seen.addAll(page.items());
            next = page.next();
        }
        assertThat(seen).containsExactlyElementsOf(made);
    }

    @Test
    void aDestroyedOrganisation_getsNoNamespace() {
        broker.embedded.operator().keys().destroy(ACME);
        assertThat(refused(() -> clusters.register(NamespaceRegistration.of(SHOP, ACME))))
                .isEqualTo(ErrorCode.GONE);
        assertThat(clusters.find(SHOP)).isEmpty();
    }
}
