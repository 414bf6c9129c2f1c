package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.resourcebroker.Actor;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OperatorBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.audit.OperatorAudit;
import dev.resourcebroker.audit.OrgAudit;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.OperatorClusters;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.ClusterCalls;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.MemoryCluster;
import dev.resourcebroker.core.fixture.MemoryVendor;
import dev.resourcebroker.core.fixture.Postgres;
import dev.resourcebroker.core.fixture.ProvisioningCalls;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.key.KeyOperations;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.provisioning.OperatorProvisioning;
import dev.resourcebroker.provisioning.OrgCredentials;
import dev.resourcebroker.provisioning.OrgProvisioning;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing: twice, too early, too late, from the wrong place. It never hangs and never loses a call that ran. */
@Timeout(60)
class CloseContractTest {
    private static final Workload API = Workload.named("api");
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private TestBroker broker;
    private OrgBroker acme;
    private Resource orders;
    private Binding binding;

    @BeforeEach
    void start() {
        broker = TestBroker.on(Database.H2);
        acme = broker.org("acme");
        orders = acme.create(ExternalLink.named("orders-db").connectionString(connectionString("acme")));
        binding = acme.bind(orders.id(), API);
    }

    @AfterEach
    void stop() {
        release.countDown();
        broker.close();
    }

    /** A target that takes its time, or does something of its own. */
    private static final class Target implements Injector {
        private final Runnable delivering;

        private Target(Runnable delivering) {
            this.delivering = delivering;
        }

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
            delivering.run();
        }
    }

    private Target hanging() {
        return new Target(() -> {
            entered.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Map<String, ThrowingCallable> everyCall() {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("create", () -> acme.create(ExternalLink.named("late").connectionString(connectionString("late"))));
        calls.put("get", () -> acme.get(orders.id()));
        calls.put("find", () -> acme.find("orders-db"));
        calls.put("list", () -> acme.list(ResourceFilter.ALL, Page.Request.FIRST));
        calls.put("label", () -> acme.label(orders.id(), orders.rowVersion(), Map.of("a", "b")));
        calls.put(
                "replaceConnectionString",
                () -> acme.replaceConnectionString(orders.id(), orders.rowVersion(), connectionString("late")));
        calls.put(
                "replaceSecrets",
                () -> acme.replaceSecrets(
                        orders.id(),
                        orders.rowVersion(),
                        Map.of("connectionString", SecretValue.of(connectionString("late")))));
        calls.put("versions", () -> acme.versions(orders.id()));
        calls.put("verify", () -> acme.verify(orders.id()));
        calls.put("delete", () -> acme.delete(orders.id()));
        calls.put("bind", () -> acme.bind(orders.id(), API));
        calls.put("unbind", () -> acme.unbind(binding.id()));
        calls.put("bindings", () -> acme.bindings(API));
        calls.put("resolve", () -> acme.resolve(binding.id()));
        calls.put("plan", () -> acme.plan(API));
        calls.put("inject", () -> acme.inject(API, new Target(() -> {})));
        calls.put("carriers", () -> acme.carriers(orders.id()));
        calls.put("stragglers", () -> acme.stragglers(orders.id()));
        calls.put("whenReady", () -> acme.whenReady(orders.id()));
        ProvisioningCalls.of(acme, orders.id()).forEach((name, call) -> calls.put(name, call::run));
        OperatorBroker operator = broker.embedded.operator();
        calls.put("resolveAll", () -> operator.resolveAll(workload -> {}));
        calls.put("retireTarget", () -> operator.retireTarget("slot-1"));
        calls.put("entries", () -> acme.audit().entries(AuditQuery.ALL, Page.Request.FIRST));
        calls.put("export", () -> operator.audit().export());
        calls.put("lastUse", () -> acme.audit().lastUse(orders.id(), 1));
        KeyOperations keys = operator.keys();
        calls.put("rewrap", () -> keys.rewrap(done -> {}));
        calls.put("rotate", () -> keys.rotate(OrgId.of("acme"), done -> {}));
        calls.put("destroy", () -> keys.destroy(OrgId.of("acme")));
        calls.put("externalId", () -> keys.externalId(OrgId.of("acme")));
        OperatorProvisioning provisioning = operator.provisioning();
        calls.put("held", () -> provisioning.held(Page.Request.FIRST));
        calls.put("goOn", () -> provisioning.goOn(acme.org(), orders.id()));
        calls.put("reinjected", () -> provisioning.reinjected(acme.org(), orders.id()));
        SweepFinding finding = new SweepFinding(
                SweepFinding.Kind.AT_VENDOR_ONLY,
                MemoryVendor.BOX,
                new Tag("test", acme.org(), orders.id(), 1),
                "box-1");
        calls.put("pool", () -> provisioning.pool(MemoryVendor.BOX));
        calls.put("sweep", () -> provisioning.sweep(MemoryVendor.BOX.provider(), found -> {}));
        calls.put("clean", () -> provisioning.clean(finding));
        calls.put("adopt", () -> provisioning.adopt(acme.org(), finding, ManagedIntegration.named("found")));
        ClusterCalls.of(operator.clusters()).forEach((name, call) -> calls.put(name, call::run));
        calls.put("reinject", () -> operator.reinject(new MemoryCluster("prod")));
        Injection injection = acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "host-1/api"));
        calls.put("endInjection", () -> acme.endInjection(injection.id()));
        calls.put("observedRunning", injection::observedRunning);
        calls.put("acknowledged", injection::acknowledged);
        calls.put("ended", injection::ended);
        return calls;
    }

    @Test
    void everyCall_afterClose_isClosedWhateverHandleItIsMadeOn() {
        Map<String, ThrowingCallable> calls = everyCall();
        calls.put("bindings of a resource", () -> acme.bindings(orders.id()));
        OperatorAudit audit = broker.embedded.operator().as(Actor.user("root")).audit();
        calls.put("entries of all", () -> audit.entries(AuditQuery.ALL, Page.Request.FIRST));
        calls.put("entries of one chain", () -> audit.entries(AuditChain.PLATFORM, AuditQuery.ALL, Page.Request.FIRST));
        calls.put("last use by the operator", () -> audit.lastUse(acme.org(), orders.id(), 1));
        calls.put("verify of the audit log", () -> audit.verify(List.of()));
        calls.put("verify with the sink", audit::verify);
        broker.embedded.close();
        calls.forEach((name, call) -> expect(ErrorCode.CLOSED, call));
        expect(
                ErrorCode.CLOSED,
                () -> broker.embedded
                        .broker()
                        .as(Actor.user("jane"))
                        .org(OrgId.of("new"))
                        .find("x"));
        Rows rows = new Rows(broker.pool);
        assertThat(rows.count("resources")).isEqualTo(1);
        assertThat(rows.count("bindings")).isEqualTo(1);
        assertThat(rows.value("select count(*) from rb.injections where ended_at is not null"))
                .isEqualTo(0L);
    }

    @Test
    void everyMethodOfTheHandles_isAmongThoseTestedAfterClose() {
        List<String> methods = Stream.of(
                        OrgBroker.class,
                        OperatorBroker.class,
                        OrgAudit.class,
                        OperatorAudit.class,
                        KeyOperations.class,
                        OperatorProvisioning.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .map(Method::getName)
                .filter(name -> !Set.of("org", "as", "audit", "keys", "provisioning", "credentials", "clusters")
                        .contains(name))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        Arrays.stream(OperatorClusters.class.getMethods())
                .forEach(method -> methods.add("clusters." + method.getName()));
        methods.addAll(List.of("observedRunning", "acknowledged", "ended"));
        Arrays.stream(OrgProvisioning.class.getMethods())
                .forEach(method -> methods.add("provisioning." + method.getName()));
        Arrays.stream(OrgCredentials.class.getMethods())
                .forEach(method -> methods.add("credentials." + method.getName()));
        assertThat(everyCall().keySet()).containsExactlyInAnyOrderElementsOf(Set.copyOf(methods));
    }

    @Test
    void closingTwice_orByManyThreadsAtOnce_isHarmless() {
        List<CompletableFuture<Boolean>> closing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            closing.add(inItsOwnThread(() -> broker.embedded.close(LONG)));
        }
        assertThat(closing).allMatch(CompletableFuture::join);
        broker.embedded.close();
        assertThat(broker.embedded.close(Duration.ZERO)).isTrue();
    }

    @Test
    void anyPatience_isTaken() {
        for (Duration patience : List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(-1), Duration.ZERO)) {
            try (TestBroker another = TestBroker.on(Database.H2)) {
                assertThat(another.embedded.close(patience)).isTrue();
                expect(ErrorCode.CLOSED, () -> another.org("acme").find("x"));
            }
        }
    }

    @Test
    void close_whileACallRuns_waitsForItAndThatCallSucceeds() throws Exception {
        CompletableFuture<Injection> running = inItsOwnThread(() -> acme.inject(API, hanging()));
        entered.await();
        CompletableFuture<Boolean> closing = inItsOwnThread(() -> broker.embedded.close(LONG));
        while (catchThrowable(() -> acme.find("orders-db")) == null) {
            Thread.onSpinWait();
        }
        assertThat(closing.isDone()).isFalse();

        release.countDown();

        assertThat(closing.get()).isTrue();
        assertThat(running.get().unchanged()).isFalse();
        assertThat(new Rows(broker.pool).value("select state from rb.injections"))
                .isEqualTo("WRITTEN");
    }

    @Test
    void close_whileACallHangs_givesUpInTimeAndTellsSo() throws Exception {
        CompletableFuture<Injection> running = inItsOwnThread(() -> acme.inject(API, hanging()));
        entered.await();
        long before = System.nanoTime();
        assertThat(broker.embedded.close(SHORT)).isFalse();
        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(10));
        expect(ErrorCode.CLOSED, () -> acme.find("orders-db"));
        assertThat(running.isDone()).isFalse();

        release.countDown();
        // The host's pool is still there: the call that was given up ends as it would have.
        assertThat(running.get().unchanged()).isFalse();
        assertThat(broker.embedded.close(LONG)).isTrue();
    }

    @Test
    void close_withAPoolOfItsOwn_endsACallThatHangsInTheDatabase() throws Exception {
        String url = Postgres.url("postgres");
        Path kek = TestBroker.temporaryDirectory().resolve("kek.json");
        EmbeddedBroker own = ResourceBrokers.builder()
                .installation("test")
                .workers(0)
                .metaDatabase(MetaDatabase.jdbc(url, "postgres", SecretValue.of("postgres")))
                .schema("closing_test")
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(kek))
                .build();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table closing_test.resources in access exclusive mode");
            CompletableFuture<?> running =
                    inItsOwnThread(() -> own.broker().org(OrgId.of("acme")).find("orders-db"));
            while (waitingForALock(statement) == 0) {
                Thread.onSpinWait();
            }
            assertThat(own.close(SHORT)).isFalse();
            Throwable ended = catchThrowable(running::get);
            assertThat(ended).isInstanceOf(ExecutionException.class);
            assertThat(((BrokerException) ended.getCause()).code()).isEqualTo(ErrorCode.CLOSED);
        }
    }

    private static int waitingForALock(Statement statement) throws java.sql.SQLException {
        try (var rows = statement.executeQuery("select count(*) from pg_locks where not granted")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void close_fromWithinAnInjector_returnsAtOnceAndTheDeliveryIsRecorded() {
        AtomicReference<Boolean> drained = new AtomicReference<>();
        acme.inject(API, new Target(() -> drained.set(broker.embedded.close(LONG))));
        assertThat(drained.get()).isFalse();
        expect(ErrorCode.CLOSED, () -> acme.find("orders-db"));
        assertThat(new Rows(broker.pool).value("select state from rb.injections"))
                .isEqualTo(CarriedVersion.State.WRITTEN.name());
        assertThat(broker.embedded.close(LONG)).isTrue();
    }

    @Test
    void close_fromWithinABulkRun_returnsAtOnceAndCallsFromThereAreClosed() {
        List<Boolean> drained = new ArrayList<>();
        broker.embedded.operator().resolveAll(workload -> {
            drained.add(broker.embedded.close(LONG));
            expect(ErrorCode.CLOSED, () -> acme.find("orders-db"));
        });
        assertThat(drained).containsExactly(false);
    }

    @Test
    void aCallFromWithinAnInjector_isServed() {
        List<Resource> seen = new ArrayList<>();
        acme.inject(API, new Target(() -> seen.add(acme.get(orders.id()))));
        assertThat(seen).containsExactly(orders);
    }

    @Test
    void close_byAnInterruptedThread_stopsWaitingAndStillCloses() throws Exception {
        CompletableFuture<Injection> running = inItsOwnThread(() -> acme.inject(API, hanging()));
        entered.await();
        Thread.currentThread().interrupt();
        assertThat(broker.embedded.close(LONG)).isFalse();
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        expect(ErrorCode.CLOSED, () -> acme.find("orders-db"));
        release.countDown();
        running.get();
    }

    // The common pool may have a single thread, which a call that hangs would take from the one that closes.
    private static <T> CompletableFuture<T> inItsOwnThread(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, command -> new Thread(command).start());
    }
}
