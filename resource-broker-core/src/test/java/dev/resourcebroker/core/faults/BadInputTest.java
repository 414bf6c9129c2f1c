package dev.resourcebroker.core.faults;

import static dev.resourcebroker.core.faults.Faults.MARKER;
import static dev.resourcebroker.core.faults.Faults.ORDERS;
import static dev.resourcebroker.core.faults.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Wrong input is refused naming the field, without repeating it, and changes nothing. */
@ParameterizedClass
@EnumSource(Database.class)
class BadInputTest {
    private static final List<String> BAD_NAMES =
            List.of("", "Upper", "under_score", "-edge", "edge-", "sp ace", "slash/", "\u00fc", "n\0l", "x".repeat(64));

    private final Database database;
    private TestBroker broker;
    private OrgBroker acme;
    private Resource orders;

    BadInputTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database);
        acme = broker.org("acme");
        orders = acme.create(ExternalLink.named("orders-db").connectionString(ORDERS));
    }

    @AfterEach
    void nothingChanged() {
        assertThat(acme.list(ResourceFilter.ALL, Page.Request.FIRST).items()).containsExactly(orders);
        assertThat(acme.bindings(orders.id())).isEmpty();
        assertThat(broker.pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        broker.close();
    }

    private static void refused(String field, ThrowingCallable call) {
        assertThat(fault(ErrorCode.INVALID_ARGUMENT, call).field()).contains(field);
    }

    @Test
    void aNameOfTheWrongShape_isRefused() {
        for (String bad : BAD_NAMES) {
            refused("name", () -> ExternalLink.named(bad));
            refused("workload", () -> Workload.named(bad));
            refused("environment", () -> Workload.named("api").in(bad));
        }
        for (String bad : List.of("", " ", "-x", "a b", "a/b", "x".repeat(129), "\u00fc")) {
            refused("org", () -> OrgId.of(bad));
        }
        for (String bad : List.of("", "line\nbreak", "\ud800", "x".repeat(201))) {
            refused("actor", () -> Actor.user(bad));
        }
    }

    @Test
    void aVariableOfTheWrongShape_isRefused() {
        for (String bad : List.of("", "1X", "A-B", "A=B", "A B", "\u00dc", "x".repeat(256))) {
            refused("variable", () -> Naming.variable(bad, "{uri}"));
        }
        for (String bad : List.of("{", "}", "{uri", "{Uri}", "{}", "{a b}")) {
            refused("template", () -> Naming.variable("X", bad));
        }
        refused(
                "variable X",
                () -> acme.bind(
                        orders.id(),
                        Workload.named("api"),
                        Naming.variable("X", "{uri}").and("X", "{host}")));
    }

    @Test
    void aLabelOfTheWrongShape_isRefused() {
        ExternalLink link = ExternalLink.named("other");
        refused("label name", () -> link.labels(Map.of("", "x")));
        refused("label name", () -> link.labels(Map.of("a b", "x")));
        refused("label team", () -> link.labels(Map.of("team", "x".repeat(256))));
        refused("label team", () -> link.labels(Map.of("team", "n\0l")));
        refused("label team", () -> acme.label(orders.id(), orders.rowVersion(), Map.of("team", "\udc00")));
    }

    @Test
    void aConnectionStringThatCannotBeCarried_isRefused() {
        ExternalLink link = ExternalLink.named("other");
        refused("connectionString", () -> acme.create(link));
        refused("connectionString", () -> acme.create(link.connectionString("")));
        refused("connectionString", () -> acme.create(link.connectionString("   ")));
        refused("connectionString", () -> acme.create(link.connectionString(MARKER)));
        refused("connectionString", () -> link.connectionString(ORDERS + "\0"));
        refused("connectionString", () -> link.connectionString(ORDERS + "\ud83d"));
        refused("connectionString", () -> acme.create(link.connectionString(ORDERS + "x".repeat(1 << 20))));
        refused("connectionString", () -> acme.create(link.connectionString("postgres://" + MARKER + ":x@h:port/d")));
        refused("connectionString", () -> acme.replaceConnectionString(orders.id(), orders.rowVersion(), ""));
        refused("connectionString", () -> acme.replaceConnectionString(orders.id(), orders.rowVersion(), MARKER));
    }

    @Test
    void aTargetOrPageOfTheWrongShape_isRefused() {
        for (String bad : List.of("", "line\nbreak", "x".repeat(256))) {
            refused(
                    "target",
                    () -> acme.inject(Workload.named("api"), ProcessInjector.into(new ProcessBuilder("true"), bad)));
            refused("target", () -> broker.embedded.operator().retireTarget(bad));
        }
        refused("page size", () -> Page.Request.first(0));
        refused("page size", () -> Page.Request.first(1001));
    }
}
