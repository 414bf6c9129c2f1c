package dev.resourcebroker.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.audit.AuditReport;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads record in one chain, or in many, and nobody waits for long, breaks off or is lost. */
@Tag("once")
@ParameterizedClass
@EnumSource(Database.class)
class ConcurrentMutationsTest {
    private static final int THREADS = 64;
    private static final int ROUNDS = 4;
    private static final int ENTRIES_OF_A_ROUND = 9;
    private static final Workload API = Workload.named("orders-api");

    private final Database database;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private HikariDataSource pool;
    private EmbeddedBroker embedded;

    ConcurrentMutationsTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        pool = database.pool(THREADS);
        pool.setConnectionTimeout(30_000);
        embedded = ResourceBrokers.builder()
                .installation("test")
                .workers(0)
                .metaDatabase(MetaDatabase.of(pool))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(
                        TestBroker.temporaryDirectory().resolve("kek.json")))
                .build();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        embedded.close();
        pool.close();
    }

    private OrgBroker org(String name) {
        return embedded.broker().org(OrgId.of(name));
    }

    private void all(List<Callable<Void>> work) throws Exception {
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }
    }

    private static void round(OrgBroker org, int thread, int round) {
        String name = "db-" + thread + "-" + round;
        Resource made = org.create(ExternalLink.named(name).connectionString("postgres://a:b@c.example/" + name));
        Resource labelled = org.label(made.id(), made.rowVersion(), Map.of("round", "r" + round));
        Workload workload = new Workload(name, "production");
        Binding bound = org.bind(made.id(), workload);
        org.resolve(bound.id());
        org.inject(workload, ProcessInjector.into(new ProcessBuilder("true"), "slot-" + thread))
                .ended();
        org.replaceConnectionString(made.id(), labelled.rowVersion(), "postgres://a:n3w@c.example/" + name);
        org.unbind(bound.id());
        org.delete(made.id());
    }

    private AuditReport verified() {
        return embedded.operator().audit().verify(List.of());
    }

    @Test
    void sixtyFourThreadsOfOneOrganisation_recordEverythingInOneChain() throws Exception {
        OrgBroker acme = org("acme");
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            work.add(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    round(acme, thread, round);
                }
                return null;
            });
        }
        all(work);
        AuditReport report = verified();
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(THREADS * ROUNDS * ENTRIES_OF_A_ROUND);
        assertThat(report.chains()).isEqualTo(1);
    }

    @Test
    void organisationsAndTheOperator_recordAtTheSameTimeWithoutDeadlock() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            work.add(() -> {
                OrgBroker org = org("org-" + thread % 8);
                Resource made =
                        org.create(ExternalLink.named("db-" + thread).connectionString("postgres://a:b@c.example/d"));
                for (int round = 0; round < ROUNDS; round++) {
                    Workload workload = API.in("e" + thread);
                    org.bind(made.id(), workload);
                    org.inject(workload, ProcessInjector.into(new ProcessBuilder("true"), "slot-" + round));
                    embedded.operator().retireTarget("slot-" + (thread + round) % ROUNDS);
                }
                return null;
            });
        }
        all(work);
        AuditReport report = verified();
        assertThat(report.findings()).isEmpty();
        assertThat(report.chains()).isEqualTo(9);
    }

    @Test
    void anotherOrganisation_isNotKeptWaitingByOneThatIs() throws SQLException {
        OrgBroker globex = org("globex");
        org("acme").create(ExternalLink.named("orders-db").connectionString("postgres://a:b@c.example/d"));
        try (Connection connection = Database.behind(pool);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String lock = "select 1 from \"resource_broker\".audit_heads where org_id = 'acme' for update";
            try (ResultSet locked = statement.executeQuery(lock)) {
                assertThat(locked.next()).isTrue();
            }
            Resource made =
                    globex.create(ExternalLink.named("orders-db").connectionString("postgres://a:b@c.example/d"));
            assertThat(globex.label(made.id(), made.rowVersion(), Map.of("a", "b"))
                            .rowVersion())
                    .isGreaterThan(made.rowVersion());
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Test
    void verifying_whileOthersRecord_findsNothingWrong() throws Exception {
        OrgBroker acme = org("acme");
        AtomicBoolean ended = new AtomicBoolean();
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int thread = i;
            writers.add(threads.submit(() -> {
                for (int round = 0; round < 10; round++) {
                    round(acme, thread, round);
                }
            }));
        }
        Future<Integer> verifier = threads.submit(() -> {
            int runs = 0;
            while (!ended.get()) {
                assertThat(verified().findings()).isEmpty();
                runs++;
            }
            return runs;
        });
        for (Future<?> writer : writers) {
            writer.get();
        }
        ended.set(true);
        assertThat(verifier.get()).isPositive();
        assertThat(verified().entries()).isEqualTo(4 * 10 * ENTRIES_OF_A_ROUND);
    }
}
