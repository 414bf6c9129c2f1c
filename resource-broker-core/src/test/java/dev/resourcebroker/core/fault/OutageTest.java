package dev.resourcebroker.core.fault;

import static dev.resourcebroker.core.fault.Failures.allReturned;
import static dev.resourcebroker.core.fault.Failures.connectionString;
import static dev.resourcebroker.core.fault.Failures.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ProcessInjector;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.Postgres;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.secret.SecretValue;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The meta-database goes away while the broker runs, and comes back. Nobody restarts the broker. */
@Timeout(120)
class OutageTest {
    private static final Workload API = Workload.named("api");
    private static final String URI = connectionString("acme");

    private static EmbeddedPostgres server(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static HikariDataSource pool(int port) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        pool.setUsername("postgres");
        pool.setPassword("postgres");
        pool.setConnectionTimeout(500);
        pool.setValidationTimeout(250);
        return pool;
    }

    private static EmbeddedBroker broker(HikariDataSource pool, Path directory) {
        return ResourceBrokers.builder()
                .installation("test")
                .workers(0)
                .metaDatabase(MetaDatabase.of(pool))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("kek.json")))
                .build();
    }

    @Test
    void aServerThatStops_isUnavailableToEveryCallUntilItIsBackAndNothingIsHalfDone(@TempDir Path directory)
            throws IOException {
        Path data = directory.resolve("data");
        EmbeddedPostgres server = server(data, 0);
        int port = server.getPort();
        try (HikariDataSource pool = pool(port);
                EmbeddedBroker broker = broker(pool, directory)) {
            OrgBroker acme = broker.broker().org(OrgId.of("acme"));
            Resource orders = acme.create(ExternalLink.named("orders-db").connectionString(URI));
            Binding binding = acme.bind(orders.id(), API);

            server.close();
            everyCallIsUnavailable(broker, orders, binding);

            server = server(data, port);
            assertThat(firstThatAnswers(acme, binding)).isEqualTo(URI);
            assertThat(acme.list(ResourceFilter.ALL, Page.Request.FIRST).items())
                    .containsExactly(orders);
            assertThat(acme.versions(orders.id())).hasSize(1);
            assertThat(acme.carriers(orders.id())).isEmpty();
            acme.create(ExternalLink.named("late").connectionString(connectionString("late")));
            allReturned(pool);
        } finally {
            server.close();
        }
    }

    private static void everyCallIsUnavailable(EmbeddedBroker broker, Resource orders, Binding binding) {
        OrgBroker acme = broker.broker().org(OrgId.of("acme"));
        ErrorCode gone = ErrorCode.META_DATABASE_UNAVAILABLE;
        expect(gone, () -> acme.get(orders.id()));
        expect(gone, () -> acme.resolve(binding.id()));
        expect(gone, () -> acme.create(ExternalLink.named("late").connectionString(connectionString("late"))));
        expect(gone, () -> acme.replaceConnectionString(orders.id(), orders.rowVersion(), connectionString("late")));
        ProcessBuilder process = new ProcessBuilder("true");
        expect(gone, () -> acme.inject(API, ProcessInjector.into(process, "host-1/api")));
        assertThat(process.environment()).doesNotContainKey("DATABASE_URL");
        expect(gone, () -> broker.operator().resolveAll(workload -> {}));
        // An organisation whose keyset isn't in memory.
        expect(
                gone,
                () -> broker.broker()
                        .org(OrgId.of("globex"))
                        .create(ExternalLink.named("late").connectionString(connectionString("late"))));
    }

    // Pools find out one by one that their connections are dead.
    private static String firstThatAnswers(OrgBroker acme, Binding binding) {
        for (int attempt = 0; ; attempt++) {
            try {
                return acme.resolve(binding.id())
                        .details()
                        .value("uri")
                        .map(SecretValue::reveal)
                        .orElseThrow();
            } catch (BrokerException e) {
                assertThat(e.code().isTransient()).isTrue();
                assertThat(attempt).isLessThan(20);
            }
        }
    }

    @Test
    void connectionsThatTheServerCuts_areReplacedByTheNextCalls() {
        try (TestBroker broker = TestBroker.on(Database.POSTGRESQL, builder -> builder.workers(0))) {
            OrgBroker acme = broker.org("acme");
            Resource orders = acme.create(ExternalLink.named("orders-db").connectionString(URI));
            Binding binding = acme.bind(orders.id(), API);
            String database = (String) new Rows(broker.pool).value("select current_database()");
            Postgres.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");

            assertThat(firstThatAnswers(acme, binding)).isEqualTo(URI);
            allReturned(broker.pool);
        }
    }

    @Test
    void aConnectionThatIsCutWithinATransaction_leavesNothingOfIt() throws Exception {
        try (TestBroker broker = TestBroker.on(Database.POSTGRESQL, builder -> builder.workers(0))) {
            OrgBroker acme = broker.org("acme");
            acme.create(ExternalLink.named("first").connectionString(URI));
            Rows rows = new Rows(broker.pool);
            // The last statement of a creation cuts its own connection.
            rows.execute("create function cut() returns trigger language plpgsql as"
                    + " $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$");
            rows.execute("create trigger cutting before update on rb.resources"
                    + " for each row when (new.name = 'cut') execute function cut()");
            Throwable failure =
                    catchThrowable(() -> acme.create(ExternalLink.named("cut").connectionString(URI)));
            assertThat(((BrokerException) failure).code()).isEqualTo(ErrorCode.META_DATABASE_UNAVAILABLE);

            rows.execute("drop trigger cutting on rb.resources");
            assertThat(rows.count("resources")).isEqualTo(1);
            assertThat(rows.count("connection_versions")).isEqualTo(1);
            acme.create(ExternalLink.named("cut").connectionString(URI));
            allReturned(broker.pool);
        }
    }
}
