package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditQuery;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.TombstoneFile;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.ProvisioningCalls;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Tombstones;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An organisation is destroyed: here at once, elsewhere within the cache's age, and in a restored backup by its tombstone. */
@ParameterizedClass
@EnumSource(Database.class)
@Timeout(120)
class DestroyTest {
    private static final OrgId ACME = OrgId.of("acme");
    private static final Workload API = Workload.named("api");

    private final KeyWorld world;
    private final Path file = TestBroker.temporaryDirectory().resolve("tombstones");
    private EmbeddedBroker broker;
    private OrgBroker acme;
    private Resource orders;
    private BindingId binding;

    DestroyTest(Database database) {
        world = new KeyWorld(database);
    }

    @BeforeEach
    void start() {
        broker = world.builder().tombstones(TombstoneFile.at(file)).build();
        acme = broker.broker().org(ACME);
        orders = acme.create(ExternalLink.named("orders-db").connectionString(KeyWorld.secret("acme", "pw")));
        binding = acme.bind(orders.id(), API).id();
        world.fill(broker, "globex", 1);
    }

    @AfterEach
    void stop() {
        broker.close();
        world.close();
    }

    private Map<String, ThrowingCallable> everyCall(OrgBroker org, Injection injection) {
        ResourceId id = orders.id();
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("create", () -> org.create(ExternalLink.named("x").connectionString(KeyWorld.secret("acme", "x"))));
        calls.put("get", () -> org.get(id));
        calls.put("find", () -> org.find("orders-db"));
        calls.put("list", () -> org.list(ResourceFilter.ALL, Page.Request.FIRST));
        calls.put("label", () -> org.label(id, 1, Map.of()));
        calls.put("replaceConnectionString", () -> org.replaceConnectionString(id, 1, KeyWorld.secret("acme", "x")));
        calls.put("replaceSecrets", () -> org.replaceSecrets(id, 1, Map.of("uri", SecretValue.of("x"))));
        calls.put("versions", () -> org.versions(id));
        calls.put("verify", () -> org.verify(id));
        calls.put("delete", () -> org.delete(id));
        calls.put("bind", () -> org.bind(id, API));
        calls.put("unbind", () -> org.unbind(binding));
        calls.put("bindings", () -> org.bindings(API));
        calls.put("resolve", () -> org.resolve(binding));
        calls.put("plan", () -> org.plan(API));
        calls.put("inject", () -> org.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "slot-1")));
        calls.put("endInjection", () -> org.endInjection(injection.id()));
        calls.put("carriers", () -> org.carriers(id));
        calls.put("stragglers", () -> org.stragglers(id));
        calls.put("audit", () -> org.audit().entries(AuditQuery.ALL, Page.Request.FIRST));
        calls.put("lastUse", () -> org.audit().lastUse(id, 1));
        calls.put("whenReady", () -> org.whenReady(id));
        calls.put("provisioning", () -> org.provisioning().rotate(id));
        calls.put("credentials", () -> org.credentials().list());
        ProvisioningCalls.of(org, id).forEach((name, call) -> calls.put(name, call::run));
        calls.put("observedRunning", injection::observedRunning);
        calls.put("acknowledged", injection::acknowledged);
        calls.put("ended", injection::ended);
        return calls;
    }

    @Test
    void everyCallForIt_isGoneAtOnceAndNobodyElsesIs() {
        Injection injection = acme.inject(API, ProcessInjector.into(new ProcessBuilder("true"), "slot-1"));
        Map<String, ThrowingCallable> calls = everyCall(acme, injection);
        assertThat(calls.keySet())
                .containsAll(Arrays.stream(OrgBroker.class.getMethods())
                        .map(Method::getName)
                        .filter(name -> !name.equals("org"))
                        .collect(Collectors.toSet()));
        broker.operator().keys().destroy(ACME);
        calls.forEach((name, call) ->
                assertThat(expect(ErrorCode.GONE, call)).as(name).hasMessage("organisation acme was destroyed"));
        expect(ErrorCode.GONE, () -> broker.operator().keys().rotate(ACME, done -> {}));
        assertThat(broker.operator().keys().rewrap(done -> {}).failed()).isEmpty();
        assertThat(broker.operator().resolveAll(workload -> {}).skipped()).isEqualTo(Map.of(ACME, ErrorCode.GONE));
        world.readsEverything(broker, "globex");
        broker.operator().keys().destroy(ACME);
        assertThat(world.rows.keyset("acme")).isEmpty();
    }

    @Test
    void elsewhere_itIsGoneWithinTheAgeOfTheCache() {
        try (EmbeddedBroker there =
                world.builder().tombstones(TombstoneFile.at(file)).build()) {
            OrgBroker elsewhere = there.broker().org(ACME);
            elsewhere.resolve(binding);
            elsewhere.get(orders.id());
            world.clock.advance(Duration.ofMinutes(5));
            broker.operator().keys().destroy(ACME);
            world.clock.advance(Duration.ofMinutes(10));
            expect(ErrorCode.GONE, () -> elsewhere.get(orders.id()));
            expect(ErrorCode.GONE, () -> elsewhere.resolve(binding));
        }
    }

    @Test
    void elsewhere_nothingIsStoredForItAnyMore() {
        try (EmbeddedBroker there = world.builder().build()) {
            OrgBroker elsewhere = there.broker().org(ACME);
            elsewhere.resolve(binding);
            broker.operator().keys().destroy(ACME);
            int resources = world.rows.count("resources");
            expect(
                    ErrorCode.GONE,
                    () -> elsewhere.create(
                            ExternalLink.named("late").connectionString(KeyWorld.secret("acme", "late"))));
            assertThat(world.rows.count("resources")).isEqualTo(resources);
        }
    }

    @Test
    void anOrganisationThatNeverHadASecret_isGoneToo() {
        OrgBroker unused = broker.broker().org(OrgId.of("unused"));
        assertThat(unused.find("x")).isEmpty();
        broker.operator().keys().destroy(OrgId.of("unused"));
        expect(ErrorCode.GONE, () -> unused.find("x"));
        expect(
                ErrorCode.GONE,
                () -> unused.create(ExternalLink.named("x").connectionString(KeyWorld.secret("unused", "x"))));
    }

    @Test
    void aRestoredBackup_isNotRevivedWhereThereIsATombstone() {
        byte[] backup = world.rows.keyset("acme");
        broker.operator().keys().destroy(ACME);
        world.rows.execute("update rb.keysets set wrapped = ?, destroyed_at = null where org_id = 'acme'", backup);
        try (EmbeddedBroker restored =
                world.builder().tombstones(TombstoneFile.at(file)).build()) {
            expect(ErrorCode.GONE, () -> restored.broker().org(ACME).resolve(binding));
            assertThat(restored.operator().resolveAll(workload -> {}).workloads())
                    .isEqualTo(1);
            assertThat(world.rows.keyset("acme")).isEmpty();
        }
        // What the tombstone is for.
        world.rows.execute("update rb.keysets set wrapped = ?, destroyed_at = null where org_id = 'acme'", backup);
        try (EmbeddedBroker revived = world.builder().build()) {
            revived.broker().org(ACME).resolve(binding);
        }
    }

    @Test
    void withoutATombstoneNothingIsDestroyed_andWithoutAnAnswerNothingIsRead() {
        Tombstones broken = new Tombstones() {
            @Override
            public void add(OrgId org, Instant at) {
                throw new IllegalStateException("disk full");
            }

            @Override
            public boolean contains(OrgId org) {
                if (org.equals(ACME)) {
                    throw new IllegalStateException("can't tell");
                }
                return false;
            }
        };
        try (EmbeddedBroker there = world.builder().tombstones(broken).build()) {
            expect(ErrorCode.INTERNAL, () -> there.operator().keys().destroy(OrgId.of("globex")));
            world.readsEverything(there, "globex");
            expect(ErrorCode.INTERNAL, () -> there.broker().org(ACME).resolve(binding));
        }
        acme.resolve(binding);
    }

    @Test
    void aDestructionThatWasBrokenOffAfterItsTombstone_isFinishedByWhoeverComesNext() throws Exception {
        Files.writeString(file, "acme 2026-11-28T10:00:00Z\n");
        try (EmbeddedBroker there =
                world.builder().tombstones(TombstoneFile.at(file)).build()) {
            expect(ErrorCode.GONE, () -> there.broker().org(ACME).find("orders-db"));
        }
        assertThat(world.rows.keyset("acme")).isEmpty();
    }

    @Test
    void theExternalId_isTheOneOfTheRolesTrustPolicy() {
        assertThat(broker.operator().keys().externalId(ACME)).isEqualTo("resource-broker:test:acme");
    }
}
