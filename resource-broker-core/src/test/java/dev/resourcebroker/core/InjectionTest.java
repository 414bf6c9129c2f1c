package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.CarriedVersion.State;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.spi.ServiceBinding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class InjectionTest {
    private static final Workload API = Workload.named("orders-api");
    private static final String ORDERS = "postgres://app:s3cret@db.acme.example:5432/orders";
    private static final String ROTATED = "postgres://app:n3w@db.acme.example:5432/orders";

    private final Database database;
    private TestBroker broker;
    private OrgBroker acme;
    private Resource orders;

    InjectionTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        // Background work writes when it likes; here every write counts.
        broker = TestBroker.on(database, builder -> builder.workers(0));
        acme = broker.org("acme");
        orders = acme.create(ExternalLink.named("orders-db").connectionString(ORDERS));
        acme.bind(orders.id(), API);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    /** A target that keeps what it was given, in place of what it had. */
    private static final class Slot implements Injector {
        private Delivery held = new Delivery(dev.resourcebroker.OrgId.of("none"), API, "", Map.of(), List.of());
        private RuntimeException failure;

        @Override
        public String target() {
            return "slot-1";
        }

        @Override
        public boolean supersedes() {
            return true;
        }

        @Override
        public void deliver(Delivery delivery) {
            if (failure != null) {
                throw failure;
            }
            held = delivery;
        }
    }

    private void rotate() {
        acme.replaceConnectionString(orders.id(), acme.get(orders.id()).rowVersion(), ROTATED);
    }

    @Test
    void aProcess_getsItsVariablesAndNothingOfTheHost() {
        ProcessBuilder process = new ProcessBuilder("true");
        process.environment().put("HOST_SECRET", "planted");
        process.environment().put("PATH", "/usr/bin");
        process.environment().put("PORT", "8080");

        acme.inject(API, ProcessInjector.keeping(process, "host-1/orders-api", Set.of("PORT")));

        assertThat(process.environment())
                .containsEntry("DATABASE_URL", ORDERS)
                .containsEntry("PATH", "/usr/bin")
                .containsEntry("PORT", "8080")
                .doesNotContainKey("HOST_SECRET");
    }

    @Test
    void aReusedProcessBuilder_keepsNothingOfAnEarlierDelivery() {
        ProcessBuilder process = new ProcessBuilder("true");
        var binding = acme.bind(orders.id(), API, Naming.prefix("OLD"));
        acme.inject(API, ProcessInjector.into(process, "host-1/orders-api"));
        assertThat(process.environment()).containsKey("OLD_DATABASE_URL");

        acme.unbind(binding.id());
        acme.inject(API, ProcessInjector.into(process, "host-1/orders-api"));
        assertThat(process.environment()).doesNotContainKey("OLD_DATABASE_URL").containsKey("DATABASE_URL");
    }

    @Test
    void anInjection_recordsWhoCarriesWhichVersion() {
        Injection injection = acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/orders-api"));
        assertThat(acme.carriers(orders.id()))
                .extracting(CarriedVersion::workload, CarriedVersion::target, CarriedVersion::connectionVersion)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(API, "host-1/orders-api", 1L));
        assertThat(acme.carriers(orders.id()).get(0).state()).isEqualTo(State.WRITTEN);

        injection.observedRunning();
        assertThat(acme.carriers(orders.id()).get(0).state()).isEqualTo(State.OBSERVED_RUNNING);

        injection.ended();
        injection.ended();
        assertThat(acme.carriers(orders.id())).isEmpty();
    }

    @Test
    void injectingTheSameRevisionAgain_writesNothingToTheMetaDatabaseButThatItDid() {
        Injection first = acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/orders-api"));
        assertThat(first.unchanged()).isFalse();
        broker.watched.forget();

        ProcessBuilder restarted = new ProcessBuilder("true");
        Injection again = acme.inject(API, ProcessInjector.into(restarted, "host-1/orders-api"));

        assertThat(again.unchanged()).isTrue();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(broker.watched.writes()).isNotEmpty().allMatch(sql -> sql.contains("audit_"));
        assertThat(again.revision()).isEqualTo(acme.plan(API).revision());
        assertThat(restarted.environment()).containsEntry("DATABASE_URL", ORDERS);
    }

    private List<Long> carried() {
        return acme.carriers(orders.id()).stream()
                .map(CarriedVersion::connectionVersion)
                .toList();
    }

    @Test
    void theHostsWordProvesWhereNobodyCanSee() {
        Slot slot = new Slot();
        acme.inject(API, slot);
        rotate();
        Injection written = acme.inject(API, slot);

        written.acknowledged();

        assertThat(acme.carriers(orders.id()))
                .extracting(CarriedVersion::connectionVersion, CarriedVersion::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, State.ACKNOWLEDGED));
    }

    @Test
    void whatEndsASupersedingTarget_endsWhatWasThereBeforeToo() {
        Slot slot = new Slot();
        acme.inject(API, slot);
        rotate();
        acme.inject(API, slot).ended();
        assertThat(acme.carriers(orders.id())).isEmpty();
    }

    @Test
    void aProvenProcess_saysNothingOfAnotherOnItsTarget() {
        acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/orders-api"));
        rotate();
        acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/orders-api"))
                .observedRunning();
        assertThat(carried()).containsExactly(1L, 2L);
    }

    @Test
    void afterARotation_aRunningProcessStillCarriesTheOldVersionUntilItEnds() {
        Injection old = acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/orders-api"));
        rotate();
        acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/orders-api"));
        assertThat(acme.carriers(orders.id()))
                .extracting(CarriedVersion::connectionVersion)
                .containsExactly(1L, 2L);

        old.ended();
        assertThat(acme.carriers(orders.id()))
                .extracting(CarriedVersion::connectionVersion)
                .containsExactly(2L);
    }

    @Test
    void afterARotation_aSupersedingTargetCarriesBothVersionsUntilTheNewOneIsProven() {
        Slot slot = new Slot();
        acme.inject(API, slot).observedRunning();
        rotate();
        Injection written = acme.inject(API, slot);
        assertThat(carried()).containsExactly(1L, 2L);
        assertThat(acme.stragglers(orders.id()))
                .extracting(CarriedVersion::target)
                .containsExactly(slot.target());
        assertThat(acme.inject(API, slot).unchanged()).isTrue();

        written.observedRunning();
        assertThat(carried()).containsExactly(2L);
        assertThat(acme.stragglers(orders.id())).isEmpty();
        assertThat(slot.held.environment().get("DATABASE_URL").reveal()).isEqualTo(ROTATED);
        assertThat(slot.held.toString()).doesNotContain("n3w");
    }

    @Test
    void aDelivery_holdsEachBoundResourceOnceWithAllItsEntries() {
        Resource events = acme.create(ExternalLink.named("events-db").connectionString(ORDERS + "-events"));
        acme.bind(orders.id(), API, Naming.prefix("AGAIN"));
        acme.bind(events.id(), API, Naming.prefix("EVENTS"));
        Slot slot = new Slot();
        acme.inject(API, slot);
        assertThat(slot.held.serviceBindings())
                .extracting(ServiceBinding::name)
                .containsExactly("orders-db", "events-db");
        assertThat(slot.held.serviceBindings().get(1).details().value("database"))
                .hasValueSatisfying(database -> assertThat(database.reveal()).isEqualTo("orders-events"));
    }

    @Test
    void aDeliveryThatIsRefused_leavesTheRecordAsItWas() {
        Slot slot = new Slot();
        acme.inject(API, slot);
        rotate();
        slot.failure = new PermanentBrokerException(ErrorCode.DELIVERY_FAILED, "variable X can't be carried");
        assertThatThrownBy(() -> acme.inject(API, slot)).isSameAs(slot.failure);
        assertThat(acme.carriers(orders.id()))
                .extracting(CarriedVersion::connectionVersion)
                .containsExactly(1L);
    }

    @Test
    void aDeliveryWhoseOutcomeIsUnknown_leavesBothVersionsOnRecordUntilOneArrives() {
        Slot slot = new Slot();
        acme.inject(API, slot);
        rotate();
        slot.failure = new IllegalStateException("lost");
        assertThatThrownBy(() -> acme.inject(API, slot)).isSameAs(slot.failure);
        assertThat(acme.carriers(orders.id()))
                .extracting(CarriedVersion::connectionVersion, CarriedVersion::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, State.WRITTEN),
                        org.assertj.core.groups.Tuple.tuple(2L, State.ARMED));

        slot.failure = null;
        acme.inject(API, slot).observedRunning();
        assertThat(acme.carriers(orders.id()))
                .extracting(CarriedVersion::connectionVersion, CarriedVersion::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, State.OBSERVED_RUNNING));
    }

    @Test
    void aWorkloadWithoutBindings_startsWithNothing() {
        ProcessBuilder process = new ProcessBuilder("true");
        process.environment().put("HOST_SECRET", "planted");
        acme.inject(Workload.named("idle"), ProcessInjector.into(process, "host-1/idle"));
        assertThat(process.environment()).doesNotContainKeys("DATABASE_URL", "HOST_SECRET");
    }

    @Test
    void aRetiredTarget_carriesNothingAnyMore() {
        acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/orders-api"));
        acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-2/orders-api"));
        assertThat(broker.embedded.operator().retireTarget("host-1/orders-api")).isEqualTo(1);
        assertThat(acme.carriers(orders.id()))
                .extracting(CarriedVersion::target)
                .containsExactly("host-2/orders-api");
    }

    @Test
    void aValueThatNoProcessTakes_isRefusedNamingTheVariable() {
        String thrice = "{uri}{uri}{uri}";
        acme.bind(orders.id(), API.in("preview"), Naming.variable("BIG", thrice));
        String large = "postgres://app:" + "p".repeat(60_000) + "@db.acme.example:5432/orders";
        acme.replaceConnectionString(orders.id(), orders.rowVersion(), large);
        ProcessBuilder process = new ProcessBuilder("true");
        process.environment().put("KEPT", "as it was");
        assertThatThrownBy(() -> acme.inject(API.in("preview"), ProcessInjector.into(process, "host-1/preview")))
                .hasMessageContaining("variable BIG")
                .hasMessageNotContaining("ppp");
        assertThat(process.environment()).containsEntry("KEPT", "as it was");
        assertThat(acme.carriers(orders.id())).isEmpty();
    }
}
