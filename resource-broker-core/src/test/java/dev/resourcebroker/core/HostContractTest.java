package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.audit.AuditBatch;
import dev.resourcebroker.audit.AuditHead;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.core.fixture.Watched;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.spi.AuditSink;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.Injector;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the library promises to the host whose process and database it lives in. */
@ParameterizedClass
@EnumSource(Database.class)
class HostContractTest {
    private static final String ORDERS = "postgres://app:s3cret@db.acme.example:5432/orders";
    private static final Workload API = Workload.named("orders-api");

    private final Database database;

    HostContractTest(Database database) {
        this.database = database;
    }

    private static BrokerBuilder builder(javax.sql.DataSource pool) {
        return builder(pool, TestBroker.temporaryDirectory());
    }

    private static BrokerBuilder builder(javax.sql.DataSource pool, Path directory) {
        return ResourceBrokers.builder()
                .installation("test")
                .metaDatabase(MetaDatabase.of(pool))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("kek.json")));
    }

    private static void wholeLife(EmbeddedBroker embedded, Injector injector) {
        OrgBroker acme = embedded.broker().org(OrgId.of("acme"));
        Resource orders = acme.create(ExternalLink.named("orders-db").connectionString(ORDERS));
        Binding binding = acme.bind(orders.id(), API);
        acme.resolve(binding.id());
        acme.inject(API, injector).ended();
        acme.replaceConnectionString(orders.id(), orders.rowVersion(), ORDERS.replace("s3cret", "n3w"));
        acme.plan(API);
        embedded.operator().resolveAll(workload -> {});
        acme.unbind(binding.id());
        acme.delete(orders.id());
    }

    private static Injector process() {
        return ProcessInjector.into(new ProcessBuilder("true"), "host-1/api");
    }

    @Test
    void noKeyInjectorConsumerOrSink_isEverCalledWhileAConnectionIsHeld() {
        try (HikariDataSource pool = database.pool()) {
            Watched watched = new Watched(pool);
            Outside outside = new Outside(watched);
            try (EmbeddedBroker embedded = builder(watched.dataSource())
                    .keyEncryptionKey(outside)
                    .auditSink(outside)
                    .workers(0)
                    .keysetCache(1, java.time.Duration.ofNanos(1))
                    .build()) {
                wholeLife(embedded, outside);
                embedded.operator().audit().export();
                embedded.operator().audit().verify();
                embedded.operator().resolveAll(workload -> outside.called());
            }
            assertThat(outside.calls.get()).isGreaterThan(5);
            assertThat(outside.callsWithinAConnection.get()).isZero();
        }
    }

    /** A key, an injector and a sink that look whether a connection is held when they are called. */
    private static final class Outside implements KeyEncryptionKey, Injector, AuditSink {
        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger callsWithinAConnection = new AtomicInteger();
        private final Watched watched;
        private final KeyEncryptionKey key =
                TinkKeyEncryptionKey.fromFile(TestBroker.temporaryDirectory().resolve("kek.json"));

        private Outside(Watched watched) {
            this.watched = watched;
        }

        private void called() {
            calls.incrementAndGet();
            if (watched.isHeldByAnybody()) {
                callsWithinAConnection.incrementAndGet();
            }
        }

        @Override
        public void open(boolean firstStart) {
            called();
            key.open(firstStart);
        }

        @Override
        public String id() {
            return key.id();
        }

        @Override
        public byte[] wrap(byte[] keyset, EncryptionContext context) {
            called();
            return key.wrap(keyset, context);
        }

        @Override
        public byte[] unwrap(byte[] wrapped, EncryptionContext context) {
            called();
            return key.unwrap(wrapped, context);
        }

        @Override
        public String target() {
            return "outside";
        }

        @Override
        public boolean supersedes() {
            return true;
        }

        @Override
        public void deliver(Delivery delivery) {
            called();
        }

        @Override
        public void accept(AuditBatch batch) {
            called();
        }

        @Override
        public Collection<AuditHead> heads() {
            called();
            return List.of();
        }
    }

    @Test
    void aCall_needsOneConnectionAtATime() {
        Path directory = TestBroker.temporaryDirectory();
        try (HikariDataSource pool = database.pool()) {
            // Flyway takes two while it migrates.
            builder(pool, directory).build().close();
            HikariDataSource single = new HikariDataSource();
            pool.copyStateTo(single);
            single.setMaximumPoolSize(1);
            try (single;
                    EmbeddedBroker embedded =
                            builder(single, directory).trustSchema().build()) {
                wholeLife(embedded, process());
            }
        }
    }

    @Test
    void aPoolWithoutAutoCommit_servesAsWellAndGetsItsConnectionsBackAsTheyWere() throws SQLException {
        try (HikariDataSource pool = database.pool(4)) {
            HikariDataSource manual = new HikariDataSource();
            pool.copyStateTo(manual);
            manual.setAutoCommit(false);
            try (manual;
                    EmbeddedBroker embedded = builder(manual).build()) {
                wholeLife(embedded, process());
                try (Connection connection = manual.getConnection()) {
                    assertThat(connection.getAutoCommit()).isFalse();
                }
            }
        }
    }

    @Test
    void theHostsOwnTransaction_isNeitherJoinedNorSeen() throws SQLException {
        try (HikariDataSource pool = database.pool();
                EmbeddedBroker embedded = builder(pool).build();
                Connection host = pool.getConnection()) {
            Database.execute(pool, "create table hosts_own (id integer)");
            host.setAutoCommit(false);
            try (Statement statement = host.createStatement()) {
                statement.execute("insert into hosts_own values (1)");
            }
            OrgBroker acme = embedded.broker().org(OrgId.of("acme"));
            Resource orders = acme.create(ExternalLink.named("orders-db").connectionString(ORDERS));
            host.rollback();
            assertThat(acme.get(orders.id())).isEqualTo(orders);
            try (Statement statement = host.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from hosts_own")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    @Test
    void everyTable_liesInOurSchemaUnderTheNameThatTheHostChose() throws SQLException {
        try (HikariDataSource pool = database.pool();
                EmbeddedBroker embedded = builder(pool).schema("vault_of_acme").build()) {
            wholeLife(embedded, process());
            Set<String> schemas = new TreeSet<>();
            try (Connection connection = pool.getConnection();
                    ResultSet tables =
                            connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
                while (tables.next()) {
                    String schema = tables.getString("TABLE_SCHEM");
                    if (!schema.equalsIgnoreCase("information_schema") && !schema.equals("pg_catalog")) {
                        schemas.add(schema);
                    }
                }
            }
            assertThat(schemas).containsExactly("vault_of_acme");
        }
    }

    @Test
    void validating_refusesASchemaThatIsNotThereAndTakesOneThatIs() {
        Path directory = TestBroker.temporaryDirectory();
        try (HikariDataSource pool = database.pool()) {
            assertThatThrownBy(() -> builder(pool, directory).validateSchema().build())
                    .hasMessageContaining("schema resource_broker");
            assertThatThrownBy(() -> builder(pool, directory).trustSchema().build())
                    .hasMessageContaining("has its schema been migrated?");
            builder(pool, directory).migrateSchema().build().close();
            try (EmbeddedBroker validated =
                    builder(pool, directory).validateSchema().build()) {
                wholeLife(validated, process());
            }
            try (EmbeddedBroker trusting =
                    builder(pool, directory).trustSchema().build()) {
                wholeLife(trusting, process());
            }
        }
    }

    @Test
    void twoBrokersInOneJvm_shareADatabaseOrKeepApart() {
        Path directory = TestBroker.temporaryDirectory();
        try (HikariDataSource pool = database.pool();
                EmbeddedBroker one = builder(pool, directory).build();
                EmbeddedBroker two = builder(pool, directory).build();
                EmbeddedBroker apart = builder(pool).schema("apart").build()) {
            Resource made = one.broker()
                    .org(OrgId.of("acme"))
                    .create(ExternalLink.named("orders-db").connectionString(ORDERS));
            assertThat(two.broker().org(OrgId.of("acme")).get(made.id())).isEqualTo(made);
            assertThat(apart.broker().org(OrgId.of("acme")).find("orders-db")).isEmpty();
        }
    }

    @Test
    void close_endsEveryThreadThatTheBrokerStarted() {
        Path directory = TestBroker.temporaryDirectory();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        EmbeddedBroker embedded = ResourceBrokers.builder()
                .installation("test")
                .metaDatabase(MetaDatabase.embedded(directory.resolve("db")))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("kek.json")))
                .build();
        wholeLife(embedded, process());
        embedded.close();

        List<Thread> left = new ArrayList<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> !thread.isAlive() || endsSoon(thread));
        assertThat(left).isEmpty();
    }

    private static boolean endsSoon(Thread thread) {
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
