package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.FailingDataSource;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.key.KeyProgress;
import dev.resourcebroker.key.RotationOutcome;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.secret.SecretValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An organisation gets a new key, whatever goes on meanwhile, in this process and in others, and whenever it is killed. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
@Timeout(300)
class RotationTest {
    private static final OrgId ACME = OrgId.of("acme");

    private final Database database;
    private final KeyWorld world;

    RotationTest(Database database) {
        this.database = database;
        this.world = new KeyWorld(database);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyField_isEncryptedAnewAndTheOldKeyIsGone() {
        try (EmbeddedBroker broker = world.builder().build()) {
            world.fill(broker, "acme", 3);
            world.fill(broker, "globex", 1);
            int wrapped = world.rows.keyset("acme").length;
            byte[] globex = world.rows.keyset("globex");
            List<KeyProgress> progress = new ArrayList<>();
            RotationOutcome outcome = broker.operator().keys().rotate(ACME, progress::add);
            assertThat(outcome).isEqualTo(new RotationOutcome(9, Set.of(), Set.of()));
            assertThat(progress).containsExactly(new KeyProgress(3, 9), new KeyProgress(9, 9));
            assertThat(world.keysInUse("acme")).isEqualTo(1);
            // Another key's number may take some bytes more or less; another key would take some seventy.
            assertThat(world.rows.keyset("acme").length).as("one key, not two").isCloseTo(wrapped, within(10));
            assertThat(world.rows.keyset("globex")).isEqualTo(globex);
            world.readsEverything(broker, "acme");
            assertThat(broker.operator().keys().rotate(ACME, done -> {}).reencrypted())
                    .isEqualTo(9);
        }
        try (EmbeddedBroker another = world.builder().build()) {
            world.readsEverything(another, "acme");
            world.readsEverything(another, "globex");
        }
    }

    @Test
    void anotherProcess_readsWhatTheNewKeyEncryptedAndWritesWithIt() {
        try (EmbeddedBroker here = world.builder().build();
                EmbeddedBroker there = world.builder().build()) {
            world.fill(here, "acme", 2);
            world.readsEverything(there, "acme");
            here.operator().keys().rotate(ACME, done -> {});
            world.fill(here, "acme-unused", 1);
            world.readsEverything(there, "acme");
        }
        try (EmbeddedBroker here = world.builder().build();
                EmbeddedBroker there = world.builder().build()) {
            world.readsEverything(there, "acme");
            here.operator().keys().rotate(ACME, done -> {});
            // There, the keyset is still the one from before: what it encrypts would be lost.
            Resource late = there.broker()
                    .org(ACME)
                    .create(ExternalLink.named("late").connectionString(KeyWorld.secret("acme", "late")));
            BindingId binding =
                    there.broker().org(ACME).bind(late.id(), KeyWorld.API).id();
            assertThat(here.broker()
                            .org(ACME)
                            .resolve(binding)
                            .details()
                            .value("uri")
                            .map(SecretValue::reveal))
                    .contains(KeyWorld.secret("acme", "late"));
            assertThat(world.keysInUse("acme")).isEqualTo(1);
        }
    }

    @Test
    void aFieldThatNamesAKeyThatNeverWas_failsAndCallsNoKey() {
        try (EmbeddedBroker broker = world.builder().build()) {
            world.fill(broker, "acme", 1);
            world.rows.execute("update rb.resources set connection_details = ? where org_id = 'acme'", forged());
            int calls = world.kek.calls();
            for (int i = 0; i < 10; i++) {
                expect(ErrorCode.DECRYPTION_FAILED, () -> world.readsEverything(broker, "acme"));
            }
            assertThat(world.kek.calls()).isEqualTo(calls);
        }
    }

    private byte[] forged() {
        byte[] field = (byte[]) world.rows.value("select connection_details from rb.resources where org_id = 'acme'");
        field[3] ^= 1;
        return field;
    }

    @Test
    void anUnreadableField_isReportedAndKeepsItsKey() {
        try (EmbeddedBroker broker = world.builder().build()) {
            world.fill(broker, "acme", 2);
            byte[] field = (byte[])
                    world.rows.value("select details from rb.connection_versions order by resource_id, seq limit 1");
            byte[] damaged = field.clone();
            damaged[20] ^= 1;
            world.rows.execute("update rb.connection_versions set details = ? where details = ?", damaged, field);
            RotationOutcome outcome = broker.operator().keys().rotate(ACME, done -> {});
            assertThat(outcome.reencrypted()).isEqualTo(5);
            assertThat(outcome.unreadable()).hasSize(1);
            world.rows.execute("update rb.connection_versions set details = ? where details = ?", field, damaged);
            assertThat(broker.operator().keys().rotate(ACME, done -> {}))
                    .isEqualTo(new RotationOutcome(6, Set.of(), Set.of()));
            assertThat(world.keysInUse("acme")).isEqualTo(1);
        }
    }

    @Test
    void aRotationThatIsKilledAnywhere_losesNothingAndIsBroughtToItsEnd() {
        try (EmbeddedBroker broker = world.builder().build()) {
            world.fill(broker, "acme", 2);
        }
        int kills = 0;
        boolean ended = false;
        while (!ended) {
            FailingDataSource failing = new FailingDataSource(world.pool);
            try (EmbeddedBroker broker = world.builder(failing.dataSource()).build()) {
                failing.failAfter(kills);
                ended = isRotated(broker);
                failing.failAfter(Integer.MAX_VALUE);
                world.readsEverything(broker, "acme");
            }
            try (EmbeddedBroker after = world.builder().build()) {
                world.readsEverything(after, "acme");
                if (!ended) {
                    kills++;
                    after.operator().keys().rotate(ACME, done -> {});
                    world.readsEverything(after, "acme");
                    assertThat(world.keysInUse("acme")).isEqualTo(1);
                }
            }
        }
        assertThat(kills).isGreaterThan(10);
        System.out.println("rotation on " + database + ": killed at each of " + kills + " statements");
    }

    private static boolean isRotated(EmbeddedBroker broker) {
        try {
            broker.operator().keys().rotate(ACME, done -> {});
            return true;
        } catch (BrokerException e) {
            return false;
        }
    }

    @Test
    void whoWasHeldUpForAWholeRotation_readsAgain() {
        AtomicReference<Runnable> between = new AtomicReference<>(() -> {});
        try (EmbeddedBroker here = world.builder().build();
                EmbeddedBroker there =
                        world.builder(afterReadingDetails(world.pool, between)).build()) {
            world.fill(there, "acme", 1);
            AtomicInteger rotations = new AtomicInteger();
            Runnable nothing = () -> {};
            between.set(() -> {
                between.set(nothing);
                rotations.incrementAndGet();
                here.operator().keys().rotate(ACME, done -> {});
                // Who reads meanwhile has the new keyset loaded, without the old key.
                CompletableFuture.runAsync(() -> world.readsEverything(there, "acme"))
                        .join();
            });
            world.readsEverything(there, "acme");
            assertThat(rotations.get()).isEqualTo(1);
        }
    }

    /** A DataSource after whose reading of connection details something else happens, before they are decrypted. */
    private static DataSource afterReadingDetails(DataSource target, AtomicReference<Runnable> between) {
        return proxy(DataSource.class, target, (method, result) -> {
            AtomicBoolean read = new AtomicBoolean();
            return result instanceof Connection connection
                    ? proxy(Connection.class, connection, (called, given) -> {
                        if (called.startsWith("prepare")) {
                            read.compareAndSet(false, given.toString().contains("connection_details"));
                        }
                        if (called.equals("close") && read.getAndSet(false)) {
                            between.get().run();
                        }
                        return given;
                    })
                    : result;
        });
    }

    private static <T> T proxy(Class<T> type, Object target, BiFunction<String, Object, Object> after) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                return after.apply(method.getName(), method.invoke(target, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    @Test
    void readsAndWrites_goOnInTwoProcessesWhileKeysAreRotated() throws Exception {
        try (EmbeddedBroker here = world.builder().build();
                EmbeddedBroker there = world.builder().build()) {
            world.fill(here, "acme", 3);
            AtomicBoolean ended = new AtomicBoolean();
            AtomicInteger writes = new AtomicInteger();
            List<Throwable> failures = new CopyOnWriteArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (EmbeddedBroker broker : List.of(here, there)) {
                threads.add(repeat(ended, failures, () -> world.readsEverything(broker, "acme")));
                threads.add(repeat(ended, failures, () -> write(broker, writes.incrementAndGet())));
            }
            for (int round = 0; round < 10; round++) {
                assertThat(here.operator().keys().rotate(ACME, done -> {}).unreadable())
                        .isEmpty();
            }
            ended.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).isEmpty();
            assertThat(writes.get()).isPositive();
            assertThat(there.operator().keys().rotate(ACME, done -> {}).unreadable())
                    .isEmpty();
            assertThat(world.keysInUse("acme")).isEqualTo(1);
        }
    }

    private static Thread repeat(AtomicBoolean ended, List<Throwable> failures, Runnable work) {
        Thread thread = new Thread(() -> {
            while (!ended.get() && failures.isEmpty()) {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    failures.add(e);
                }
            }
        });
        thread.start();
        return thread;
    }

    private static void write(EmbeddedBroker broker, int number) {
        OrgBroker acme = broker.broker().org(ACME);
        Resource made =
                acme.create(ExternalLink.named("w-" + number).connectionString(KeyWorld.secret("acme", "first")));
        acme.replaceConnectionString(made.id(), made.rowVersion(), KeyWorld.secret("acme", "second"));
        if (number % 3 == 0) {
            acme.delete(made.id());
        }
    }

    @Test
    void anOrganisationWithoutAKeyset_isNotFound() {
        try (EmbeddedBroker broker = world.builder().build()) {
            expect(ErrorCode.NOT_FOUND, () -> broker.operator().keys().rotate(ACME, done -> {}));
        }
    }
}
