package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several brokers meet an empty meta-database at the same moment. */
@Tag("once")
@Timeout(60)
@ParameterizedClass
@EnumSource(Database.class)
class StartingAtOnceTest {
    private static final int BROKERS = 5;

    private final Database database;
    private final Path directory = TestBroker.temporaryDirectory();
    private final ExecutorService threads = Executors.newFixedThreadPool(BROKERS);
    private final CyclicBarrier together = new CyclicBarrier(BROKERS);
    private final List<EmbeddedBroker> started = new ArrayList<>();
    private final List<BrokerException> refused = new ArrayList<>();
    private HikariDataSource pool;

    StartingAtOnceTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        pool = database.pool(4 * BROKERS);
        pool.setConnectionTimeout(20_000);
    }

    @AfterEach
    void close() {
        started.forEach(EmbeddedBroker::close);
        threads.shutdownNow();
        allReturned(pool);
        pool.close();
    }

    private Callable<EmbeddedBroker> starting(String installation, String kek) {
        return () -> {
            together.await();
            return ResourceBrokers.builder()
                    .installation(installation)
                    .workers(0)
                    .metaDatabase(MetaDatabase.of(pool))
                    .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve(kek)))
                    .build();
        };
    }

    private void startAll(List<Callable<EmbeddedBroker>> calls) throws InterruptedException {
        for (Future<EmbeddedBroker> future : threads.invokeAll(calls)) {
            try {
                started.add(future.get());
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(BrokerException.class);
                refused.add((BrokerException) e.getCause());
            }
        }
    }

    @RepeatedTest(3)
    void brokersThatStartAtOnce_allStartOnOneSchemaOneRecordAndOneKey() throws Exception {
        List<Callable<EmbeddedBroker>> calls = new ArrayList<>();
        for (int i = 0; i < BROKERS; i++) {
            calls.add(starting("prod-eu", "kek.json"));
        }
        startAll(calls);
        assertThat(refused).isEmpty();
        Rows rows = new Rows(pool);
        assertThat(rows.count("installation")).isEqualTo(1);

        List<Callable<Resource>> creations = new ArrayList<>();
        for (EmbeddedBroker broker : started) {
            String name = "r" + creations.size();
            OrgBroker acme = broker.broker().org(OrgId.of("acme"));
            creations.add(() -> {
                together.await();
                return acme.create(ExternalLink.named(name).connectionString(connectionString(name)));
            });
        }
        for (Future<Resource> made : threads.invokeAll(creations)) {
            for (EmbeddedBroker broker : started) {
                OrgBroker acme = broker.broker().org(OrgId.of("acme"));
                String name = made.get().name();
                // The same again decrypts what is there.
                assertThat(acme.create(ExternalLink.named(name).connectionString(connectionString(name))))
                        .isEqualTo(made.get());
            }
        }
        assertThat(rows.count("keysets")).isEqualTo(1);
    }

    @RepeatedTest(3)
    void brokersWithKeysOfTheirOwn_letOneBeginAndRefuseTheOthers() throws Exception {
        List<Callable<EmbeddedBroker>> calls = new ArrayList<>();
        for (int i = 0; i < BROKERS; i++) {
            calls.add(starting("prod-eu", "kek" + i + ".json"));
        }
        startAll(calls);
        assertThat(started).hasSize(1);
        // Who comes after the first record has another key, or makes none any more.
        assertThat(refused).extracting(BrokerException::code).isSubsetOf(ErrorCode.KEY_MISMATCH, ErrorCode.KEY_MISSING);
        assertThat(new Rows(pool).count("installation")).isEqualTo(1);
        started.get(0)
                .broker()
                .org(OrgId.of("acme"))
                .create(ExternalLink.named("orders-db").connectionString(connectionString("acme")));
    }

    @RepeatedTest(3)
    void brokersOfSeveralInstallations_letOneBeginAndRefuseTheOthers() throws Exception {
        List<Callable<EmbeddedBroker>> calls = new ArrayList<>();
        for (int i = 0; i < BROKERS; i++) {
            calls.add(starting("prod-" + i, "kek.json"));
        }
        startAll(calls);
        assertThat(started).hasSize(1);
        assertThat(refused).extracting(BrokerException::code).containsOnly(ErrorCode.INSTALLATION_MISMATCH);
        assertThat(new Rows(pool).count("installation")).isEqualTo(1);
    }
}
