package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.Page;
import dev.resourcebroker.ResourceBroker;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.ProvisioningCalls;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.provisioning.Change;
import dev.resourcebroker.provisioning.OrgProvisioning;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.resource.ResourceId;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that takes an id answers a foreign one exactly as one that was never given out. */
@ParameterizedClass
@EnumSource(TenantBoundaryTest.Setting.class)
class TenantBoundaryTest {
    /** Where the boundary is held by our statements, and where by PostgreSQL alone. */
    enum Setting {
        H2,
        POSTGRESQL,
        POSTGRESQL_WITHOUT_CONDITIONS;

        TestBroker start() {
            return switch (this) {
                case H2 -> TestBroker.on(Database.H2);
                case POSTGRESQL -> TestBroker.on(Database.POSTGRESQL);
                case POSTGRESQL_WITHOUT_CONDITIONS -> TestBroker.withoutConditions(Database.POSTGRESQL);
            };
        }
    }

    private static final Workload API = Workload.named("orders-api");
    private static final UUID UNKNOWN = UUID.fromString("01920000-0000-7000-8000-000000000000");
    private static final String OTHER = "postgres://b:b@db.globex.example:5432/orders";

    private final Setting setting;
    private TestBroker broker;
    private OrgBroker globex;
    private Resource acmes;
    private Binding acmesBinding;
    private Injection acmesInjection;

    TenantBoundaryTest(Setting setting) {
        this.setting = setting;
    }

    @BeforeEach
    void start() {
        broker = setting.start();
        OrgBroker acme = broker.org("acme");
        globex = broker.org("globex");
        acmes = acme.create(
                ExternalLink.named("orders-db").connectionString("postgres://a:s3cret@db.acme.example:1/o"));
        acmesBinding = acme.bind(acmes.id(), API);
        acmesInjection = acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/api"));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private static Map<String, BiConsumer<OrgBroker, UUID>> callsWithIds() {
        Map<String, BiConsumer<OrgBroker, UUID>> calls = new LinkedHashMap<>();
        calls.put("get", (org, id) -> org.get(new ResourceId(id)));
        calls.put("label", (org, id) -> org.label(new ResourceId(id), 1, Map.of()));
        calls.put("replaceConnectionString", (org, id) -> org.replaceConnectionString(new ResourceId(id), 1, OTHER));
        calls.put(
                "replaceSecrets",
                (org, id) -> org.replaceSecrets(
                        new ResourceId(id),
                        1,
                        ExternalLink.named("x").connectionString(OTHER).secrets()));
        calls.put("versions", (org, id) -> org.versions(new ResourceId(id)));
        calls.put("verify", (org, id) -> org.verify(new ResourceId(id)));
        calls.put("delete", (org, id) -> org.delete(new ResourceId(id)));
        calls.put("bind", (org, id) -> org.bind(new ResourceId(id), API));
        calls.put("bindings", (org, id) -> org.bindings(new ResourceId(id)));
        calls.put("carriers", (org, id) -> org.carriers(new ResourceId(id)));
        calls.put("stragglers", (org, id) -> org.stragglers(new ResourceId(id)));
        calls.put("unbind", (org, id) -> org.unbind(new BindingId(id)));
        calls.put("resolve", (org, id) -> org.resolve(new BindingId(id)));
        calls.put("endInjection", (org, id) -> org.endInjection(new InjectionId(id)));
        calls.put("whenReady", (org, id) -> waited(org, new ResourceId(id)));
        ProvisioningCalls.all()
                .forEach((name, call) ->
                        calls.put(name, (org, id) -> call.accept(org.provisioning(), new ResourceId(id))));
        return calls;
    }

    private static void waited(OrgBroker org, ResourceId id) {
        try {
            org.whenReady(id).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof BrokerException cause ? cause : e;
        }
    }

    private UUID acmesIdFor(String call) {
        return switch (call) {
            case "unbind", "resolve" -> acmesBinding.id().value();
            case "endInjection" -> acmesInjection.id().value();
            default -> acmes.id().value();
        };
    }

    @Test
    void aForeignId_answersExactlyAsAnUnknownOneAndChangesNothing() {
        // Whether an organisation was destroyed is looked up once in a while only.
        globex.find("x");
        callsWithIds().forEach((name, call) -> {
            UUID foreign = acmesIdFor(name);
            broker.watched.forget();
            BrokerException forForeign =
                    catchThrowableOfType(BrokerException.class, () -> call.accept(globex, foreign));
            List<String> statements = broker.watched.statements();
            broker.watched.forget();
            BrokerException forUnknown =
                    catchThrowableOfType(BrokerException.class, () -> call.accept(globex, UNKNOWN));
            assertThat(statements).as(name).isNotEmpty().isEqualTo(broker.watched.statements());
            assertThat(forForeign).as(name).isNotNull();
            assertThat(forForeign.code())
                    .as(name)
                    .isEqualTo(ErrorCode.NOT_FOUND)
                    .isEqualTo(forUnknown.code());
            assertThat(forForeign.getMessage().replace(foreign.toString(), "ID"))
                    .as(name)
                    .isEqualTo(forUnknown.getMessage().replace(UNKNOWN.toString(), "ID"))
                    .doesNotContain("acme");
        });
        OrgBroker acme = broker.org("acme");
        assertThat(acme.get(acmes.id())).isEqualTo(acmes);
        assertThat(acme.bindings(API)).containsExactly(acmesBinding);
        assertThat(acme.carriers(acmes.id())).hasSize(1);
    }

    @Test
    void everyCallOfTheHandleThatTakesAnId_isAmongThoseTested() {
        Set<Class<?>> ids = Set.of(ResourceId.class, BindingId.class, InjectionId.class, Change.class);
        List<String> withIds = Stream.of(OrgBroker.class, OrgProvisioning.class)
                .flatMap(handle -> Arrays.stream(handle.getMethods()))
                .filter(method -> Arrays.stream(method.getParameterTypes()).anyMatch(ids::contains))
                .map(Method::getName)
                .distinct()
                .toList();
        assertThat(callsWithIds().keySet()).containsExactlyInAnyOrderElementsOf(withIds);
    }

    @Test
    void listsAndPlans_showNothingOfOthers() {
        assertThat(globex.list(ResourceFilter.ALL, Page.Request.FIRST).items()).isEmpty();
        assertThat(globex.find("orders-db")).isEmpty();
        assertThat(globex.bindings(API)).isEmpty();
        assertThat(globex.plan(API).variables()).isEmpty();
        ProcessBuilder process = new ProcessBuilder("true");
        globex.inject(API, ProcessInjector.into(process, "host-1/api"));
        assertThat(process.environment()).doesNotContainKey("DATABASE_URL");
    }

    @Test
    void codeThatHoldsAResourceBroker_cannotReachTheOperator() {
        Set<Class<?>> reachable = new HashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(List.of(ResourceBroker.class));
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            for (Method method : type.getMethods()) {
                Class<?> returned = method.getReturnType();
                if (returned.getName().startsWith("dev.resourcebroker") && reachable.add(returned)) {
                    open.push(returned);
                }
            }
        }
        assertThat(reachable)
                .contains(OrgBroker.class)
                .doesNotContain(dev.resourcebroker.OperatorBroker.class, dev.resourcebroker.EmbeddedBroker.class);
        assertThat(broker.embedded.broker()).isNotInstanceOf(dev.resourcebroker.OperatorBroker.class);
    }
}
