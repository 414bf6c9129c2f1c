package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Plan;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that are too long, empty or of the wrong characters; and that the longest right ones do fit. */
@ParameterizedClass
@EnumSource(Database.class)
class BadNamesTest {
    private static final Workload API = Workload.named("api");
    private static final List<String> UNSTORABLE = List.of("", "a\0", "a\ud83d", "A b", "a".repeat(1_000_000));

    private final Database database;
    private TestBroker broker;
    private OrgBroker acme;
    private Resource orders;

    BadNamesTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database, builder -> builder.workers(0));
        acme = broker.org("acme");
        orders = acme.create(ExternalLink.named("orders-db").connectionString(connectionString("acme")));
    }

    @AfterEach
    void stop() {
        allReturned(broker.pool);
        broker.close();
    }

    @Test
    void aNameThatNoResourceCanHave_isRefusedWhenCreatedAndWhenLookedUp() {
        for (String name : UNSTORABLE) {
            refused("name", () -> acme.create(ExternalLink.named(name).connectionString(connectionString("acme"))));
            refused("name", () -> acme.find(name));
        }
        assertThat(acme.list(ResourceFilter.ALL, Page.Request.FIRST).items()).containsExactly(orders);
    }

    @Test
    void aWorkloadOrEnvironmentThatCannotBe_isRefusedAndNotStored() {
        for (String name : UNSTORABLE) {
            refused("workload", () -> acme.bind(orders.id(), Workload.named(name)));
            refused("environment", () -> acme.plan(API.in(name)));
        }
        assertThat(new Rows(broker.pool).count("workloads")).isZero();
    }

    @Test
    void aLabelThatCannotBe_isRefusedAndTheOldOnesStay() {
        Resource labelled = acme.label(orders.id(), orders.rowVersion(), Map.of("tier", "gold"));
        for (String name : UNSTORABLE) {
            refused("label name", () -> acme.label(orders.id(), labelled.rowVersion(), Map.of(name, "x")));
        }
        for (String value : List.of("a\0", "a\ud83d", "a".repeat(256))) {
            refused("label tier", () -> acme.label(orders.id(), labelled.rowVersion(), Map.of("tier", value)));
        }
        assertThat(acme.get(orders.id())).isEqualTo(labelled);
    }

    @Test
    void aTargetThatCannotBe_isRefusedBeforeAnythingIsDeliveredOrRecorded() {
        acme.bind(orders.id(), API);
        for (String target : List.of("", "a\0", "a\n", "a\ud83d", "\ude00", "a".repeat(256))) {
            ProcessBuilder process = new ProcessBuilder("true");
            process.environment().put("KEPT", "as it was");
            refused("target", () -> acme.inject(API, ProcessInjector.into(process, target)));
            refused("target", () -> broker.embedded.operator().retireTarget(target));
            assertThat(process.environment()).containsKey("KEPT").doesNotContainKey("DATABASE_URL");
        }
        assertThat(new Rows(broker.pool).count("injections")).isZero();
    }

    @Test
    void aVariableThatIsTooLongWithItsPrefix_isRefusedAndNothingIsBound() {
        Naming naming = Naming.variable("V".repeat(250), "{uri}").withPrefix("LONG_ONE");
        refused("variable", () -> acme.bind(orders.id(), API, naming));
        assertThat(acme.bindings(API)).isEmpty();
        assertThat(new Rows(broker.pool).count("bindings")).isZero();
    }

    @Test
    void aVariableNamedTwice_isRefusedAndNothingIsBound() {
        Naming twice = Naming.variable("DSN", "{uri}").and("DSN", "{host}");
        refused("variable DSN", () -> acme.bind(orders.id(), API, twice));
        assertThat(acme.bindings(API)).isEmpty();
    }

    @Test
    void settingsThatCannotBe_areRefusedNamingThem() {
        for (String name : List.of("", "Prod", "-a", "a".repeat(64), "a\0", "a/b")) {
            refused("installation", () -> ResourceBrokers.builder().installation(name));
            refused("hostService", () -> ResourceBrokers.builder().hostService(name));
        }
        for (String name : List.of("", "Vault", "1a", "a-b", "a\";drop schema public", "a".repeat(64), "a\0")) {
            refused("schema", () -> TestBroker.on(database, b -> b.schema(name)));
        }
        refused("workers", () -> ResourceBrokers.builder().workers(-1));
        refused("workers", () -> ResourceBrokers.builder().workers(257));
        refused("keysets", () -> ResourceBrokers.builder().keysetCache(0, Duration.ofMinutes(1)));
        refused("age", () -> ResourceBrokers.builder().keysetCache(1, Duration.ZERO));
        refused("installation", () -> ResourceBrokers.builder().build());
        refused(
                "metaDatabase",
                () -> ResourceBrokers.builder().installation("a").build());
    }

    @Test
    void theLongestNamesThatAreAllowed_fitIntoEveryColumn() {
        String wide = "😀".repeat(100);
        Actor actor = new Actor("a".repeat(63), wide);
        OrgBroker org = broker.embedded.broker().as(actor).org(OrgId.of("o".repeat(128)));
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < 64; i++) {
            labels.put("l".repeat(61) + (10 + i), "€".repeat(255));
        }
        Resource resource = org.create(
                ExternalLink.named("n".repeat(63)).labels(labels).connectionString(connectionString("acme")));
        assertThat(org.get(resource.id())).isEqualTo(resource);
        assertThat(resource.history().createdBy()).isEqualTo(actor);

        String value = "€".repeat(4090) + "{host}";
        Naming naming = Naming.variable("V".repeat(189) + 10, value);
        for (int i = 1; i < 64; i++) {
            naming = naming.and("V".repeat(189) + (10 + i), value);
        }
        Workload workload = new Workload("w".repeat(63), "e".repeat(63));
        Binding binding = org.bind(resource.id(), workload, naming.withPrefix("P".repeat(63)));
        assertThat(org.bindings(workload)).containsExactly(binding);
        assertThat(org.plan(workload).variables())
                .hasSize(64)
                .extracting(Plan.Variable::name)
                .allMatch(name -> name.length() == 255);

        org.inject(workload, ProcessInjector.into(new ProcessBuilder("true"), "é".repeat(255)));
        assertThat(org.carriers(resource.id()))
                .extracting(CarriedVersion::target)
                .containsExactly("é".repeat(255));
    }
}
