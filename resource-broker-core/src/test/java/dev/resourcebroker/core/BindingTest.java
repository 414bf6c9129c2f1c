package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Plan;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class BindingTest {
    private static final Workload API = Workload.named("orders-api");

    private final Database database;
    private TestBroker broker;
    private OrgBroker acme;
    private Resource orders;
    private Resource events;

    BindingTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        broker = TestBroker.on(database);
        acme = broker.org("acme");
        orders = acme.create(
                ExternalLink.named("orders-db").connectionString("postgres://app:s3cret@db.acme.example:5432/orders"));
        events = acme.create(ExternalLink.named("events-db")
                .connectionString("postgres://app:t0psecret@db.acme.example:5432/events"));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private static List<String> names(Plan plan) {
        return plan.variables().stream().map(Plan.Variable::name).toList();
    }

    @Test
    void bind_givesTheUsualNameAndAPrefixedOneBesides() {
        acme.bind(orders.id(), API);
        acme.bind(events.id(), API, Naming.prefix("EVENTS"));
        assertThat(names(acme.plan(API))).containsExactly("DATABASE_URL", "EVENTS_DATABASE_URL");
    }

    @Test
    void plan_masksWhatIsSecretAndShowsWhatIsNot() {
        acme.bind(
                orders.id(),
                API,
                Naming.variable("PGHOST", "{host}")
                        .and("PGPASSWORD", "{password}")
                        .and("DSN", "{{host}}={host};pw={password}"));
        Plan plan = acme.plan(API);
        assertThat(plan.variables())
                .extracting(Plan.Variable::masked)
                .containsExactly("db.acme.example", "********", "********");
        assertThat(plan.variables().get(0).source().connectionVersion()).isEqualTo(1);
        assertThat(plan.toString()).doesNotContain("s3cret");
    }

    @Test
    void bind_again_returnsTheBindingThatIsThere() {
        Binding first = acme.bind(orders.id(), API);
        assertThat(acme.bind(orders.id(), API)).isEqualTo(first);
        assertThat(acme.bindings(API)).containsExactly(first);
        assertThat(acme.bindings(orders.id())).containsExactly(first);
    }

    @Test
    void bind_thatClashes_isRefusedNamingBothAndChangesNothing() {
        Binding first = acme.bind(orders.id(), API);
        assertThatThrownBy(() -> acme.bind(
                        events.id(), API, Naming.variable("OTHER", "x").and("DATABASE_URL", "{uri}")))
                .hasMessageContaining("DATABASE_URL")
                .hasMessageContaining(first.id().toString())
                .hasMessageContaining(orders.id().toString())
                .hasMessageContaining(events.id().toString())
                .asInstanceOf(type(BrokerException.class))
                .extracting(BrokerException::code)
                .isEqualTo(ErrorCode.NAME_CLASH);
        assertThat(acme.bindings(API)).containsExactly(first);
        assertThat(names(acme.plan(API))).containsExactly("DATABASE_URL");
    }

    @Test
    void bind_byManyThreadsAtOnce_letsOneNameHaveOneOwner() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Binding>> racing = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Resource either = i % 2 == 0 ? orders : events;
                racing.add(threads.submit(() -> acme.bind(either.id(), API)));
            }
            int clashes = 0;
            for (Future<Binding> future : racing) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    assertThat(((BrokerException) e.getCause()).code()).isEqualTo(ErrorCode.NAME_CLASH);
                    clashes++;
                }
            }
            assertThat(clashes).isEqualTo(5);
            assertThat(acme.bindings(API)).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void previewAndProduction_bindOtherResourcesUnderTheSameName() {
        acme.bind(orders.id(), API);
        acme.bind(events.id(), API.in("preview"));
        assertThat(acme.plan(API).variables().get(0).source().resource()).isEqualTo(orders.id());
        assertThat(acme.plan(API.in("preview")).variables().get(0).source().resource())
                .isEqualTo(events.id());
    }

    @Test
    void bind_underANameThatSteersTheProcess_isRefused() {
        for (String name :
                List.of("PATH", "ld_preload", "NODE_OPTIONS", "JAVA_TOOL_OPTIONS", "BASH_ENV", "Http_Proxy")) {
            assertThatThrownBy(() -> acme.bind(orders.id(), API, Naming.variable(name, "{uri}")))
                    .hasMessageContaining(name)
                    .asInstanceOf(type(BrokerException.class))
                    .extracting(BrokerException::code)
                    .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        }
        assertThatThrownBy(() -> acme.bind(
                        orders.id(), API, Naming.variable("PRELOAD", "{uri}").withPrefix("LD")))
                .hasMessageContaining("LD_PRELOAD");
        assertThat(acme.bindings(API)).isEmpty();
    }

    @Test
    void bind_toAnEntryThatIsNotThere_isRefusedListingWhatIs() {
        assertThatThrownBy(() -> acme.bind(orders.id(), API, Naming.variable("X", "{bucket}")))
                .hasMessageContaining("'bucket'")
                .hasMessageContaining("database");
    }

    @Test
    void unbind_takesTheNameOutOfThePlan() {
        Binding binding = acme.bind(orders.id(), API);
        acme.unbind(binding.id());
        assertThat(acme.plan(API).variables()).isEmpty();
        assertThatThrownBy(() -> acme.unbind(binding.id())).hasMessageContaining("has no binding " + binding.id());
        acme.bind(events.id(), API);
        assertThat(names(acme.plan(API))).containsExactly("DATABASE_URL");
    }

    @Test
    void resolve_thatIsNotRecorded_isOneStatement() {
        try (TestBroker silent = TestBroker.on(database, builder -> builder.auditReadings(false))) {
            OrgBroker org = silent.org("acme");
            Resource resource = org.create(ExternalLink.named("orders-db").connectionString("postgres://a:b@c/d"));
            Binding binding = org.bind(resource.id(), API);
            org.resolve(binding.id());
            silent.watched.forget();

            org.resolve(binding.id());

            assertThat(silent.watched.statements()).hasSize(1);
        }
    }

    @Test
    void resolve_thatIsRecorded_isOneMoreForEachPartOfTheEntry() {
        Binding binding = acme.bind(orders.id(), API);
        acme.resolve(binding.id());
        broker.watched.forget();

        acme.resolve(binding.id());

        // What it leads to; the three subjects, the head locked, the entry, the head moved.
        assertThat(broker.watched.statements())
                .flatExtracting(BindingTest::single)
                .filteredOn(sql -> !sql.startsWith("select set_config") && !sql.contains("pg_logical_emit_message"))
                .hasSize(7);
        assertThat(broker.watched.writes()).hasSize(5).allMatch(sql -> sql.contains("audit_"));
    }

    private static List<String> single(String message) {
        return Pattern.compile("; ").splitAsStream(message).toList();
    }

    @Test
    void resolve_givesEveryEntry() {
        Binding binding = acme.bind(orders.id(), API);

        var resolved = acme.resolve(binding.id());

        assertThat(resolved.connectionVersion()).isEqualTo(1);
        assertThat(resolved.details().value("uri").orElseThrow().reveal())
                .isEqualTo("postgres://app:s3cret@db.acme.example:5432/orders");
        assertThat(resolved.details().value("password").orElseThrow().reveal()).isEqualTo("s3cret");
        assertThat(resolved.toString()).doesNotContain("s3cret").contains("db.acme.example");
    }

    @Test
    void theRevision_changesWithVersionsAndNamesAndWithNothingElse() {
        acme.bind(orders.id(), API);
        String before = acme.plan(API).revision();
        Resource labelled = acme.label(orders.id(), orders.rowVersion(), java.util.Map.of("a", "b"));
        assertThat(acme.plan(API).revision()).isEqualTo(before);

        acme.replaceConnectionString(
                orders.id(), labelled.rowVersion(), "postgres://app:n3w@db.acme.example:5432/orders");
        String replaced = acme.plan(API).revision();
        assertThat(replaced).isNotEqualTo(before);

        acme.bind(events.id(), API, Naming.prefix("EVENTS"));
        assertThat(acme.plan(API).revision()).isNotEqualTo(replaced);
    }
}
