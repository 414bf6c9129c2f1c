package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.BindingReaders;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.Readers;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pasted connection strings, as programs with a library for service bindings receive them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a POSIX file system")
class ServiceBindingInjectorTest {
    private static final Workload API = Workload.named("orders-api");
    private static final String ORDERS = "postgres://app:p%40ss@db.acme.example/orders?sslmode=require";
    private static final String CACHE = "rediss://cacher:c%2Fs@cache.acme.example:6380/1";

    @TempDir
    private Path folder;

    private Path root;
    private TestBroker broker;
    private OrgBroker acme;

    @BeforeEach
    void start() {
        root = folder.resolve("bindings");
        broker = TestBroker.on(Database.H2);
        acme = broker.org("acme");
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private Resource bound(String name, String connectionString) {
        Resource resource = acme.create(ExternalLink.named(name).connectionString(connectionString));
        acme.bind(
                resource.id(), API, Naming.prefix(name.toUpperCase(Locale.ROOT).replace("-", "_")));
        return resource;
    }

    private Injection inject() {
        return acme.inject(API, ServiceBindingInjector.into(root, "host-1/orders-api"));
    }

    @Test
    void spring_readsEveryEntryAndTheStringAsItWasPasted() {
        bound("orders-db", ORDERS);
        bound("cache", CACHE);
        inject();
        Map<String, Map<String, String>> read = BindingReaders.spring(root);
        assertThat(read).containsOnlyKeys("orders-db", "cache");
        assertThat(read.get("orders-db"))
                .containsAllEntriesOf(Map.of(
                        "type", "postgresql",
                        "provider", "resource-broker",
                        "uri", ORDERS,
                        "jdbc-url", "jdbc:postgresql://db.acme.example:5432/orders?sslmode=require",
                        "host", "db.acme.example",
                        "port", "5432",
                        "username", "app",
                        "password", "p@ss",
                        "database", "orders",
                        "sslmode", "require"));
        assertThat(read.get("cache"))
                .containsAllEntriesOf(Map.of(
                        "type", "redis",
                        "uri", CACHE,
                        "url", CACHE,
                        "host", "cache.acme.example",
                        "username", "cacher",
                        "password", "c/s"))
                .doesNotContainKey("ssl");
    }

    @Test
    void spring_startsWithWhatEachServiceNeeds() {
        bound("orders-db", ORDERS);
        bound("cache", CACHE);
        bound("queue", "amqps://u:p%2F@q.acme.example/orders");
        bound("log", "kafka://k1.acme.example,k2.acme.example:9093");
        bound("documents", "mongodb+srv://u:p@m.acme.example/d?authSource=admin");
        inject();
        assertThat(BindingReaders.springProperties(root))
                .containsEntry("spring.datasource.url", "jdbc:postgresql://db.acme.example:5432/orders?sslmode=require")
                .containsEntry("spring.datasource.username", "app")
                .containsEntry("spring.datasource.password", "p@ss")
                .containsEntry("spring.r2dbc.url", "r2dbc:postgresql://db.acme.example:5432/orders?sslmode=require");
        assertThat(BindingReaders.springProperties(root))
                .containsEntry("spring.data.redis.url", CACHE)
                .doesNotContainKey("spring.data.redis.ssl");
        assertThat(BindingReaders.springProperties(root))
                .containsEntry("spring.rabbitmq.addresses", "amqps://q.acme.example:5671")
                .containsEntry("spring.rabbitmq.username", "u")
                .containsEntry("spring.rabbitmq.password", "p/")
                .containsEntry("spring.rabbitmq.virtual-host", "orders");
        assertThat(BindingReaders.springProperties(root))
                .containsEntry("spring.kafka.bootstrap-servers", "k1.acme.example:9092,k2.acme.example:9093");
        assertThat(BindingReaders.springProperties(root))
                .containsEntry("spring.data.mongodb.uri", "mongodb+srv://u:p@m.acme.example/d?authSource=admin")
                .containsEntry("spring.data.mongodb.authentication-database", "admin");
    }

    @Test
    void spring_connectsToMySqlByItsJdbcUrl() {
        bound("legacy", "mysql://u:p%26@my.acme.example/d");
        inject();
        assertThat(BindingReaders.springProperties(root))
                .containsEntry("spring.datasource.url", "jdbc:mysql://my.acme.example:3306/d")
                .containsEntry("spring.datasource.password", "p&");
    }

    @Test
    void python_readsTheSame() throws Exception {
        Readers.PYTHON.assumeHas("pyservicebinding");
        bound("orders-db", ORDERS);
        bound("cache", CACHE);
        inject();
        assertThat(BindingReaders.python(root, "postgresql"))
                .containsExactly(BindingReaders.spring(root).get("orders-db"));
        assertThat(BindingReaders.python(root, "redis"))
                .containsExactly(BindingReaders.spring(root).get("cache"));
    }

    @Test
    void node_connectsWithWhatItReads() throws Exception {
        Readers.NODE.assumeHas("kube-service-bindings");
        bound("orders-db", ORDERS);
        inject();
        assertThat(BindingReaders.node(root, "POSTGRESQL", "pg"))
                .singleElement()
                .satisfies(read -> assertThat(read)
                        .containsAllEntriesOf(Map.of(
                                "host", "db.acme.example",
                                "port", "5432",
                                "user", "app",
                                "password", "p@ss",
                                "database", "orders",
                                "uri", ORDERS)));
    }

    @Test
    void node_findsKafkaUnderTheNamesOfItsClient() throws Exception {
        Readers.NODE.assumeHas("kube-service-bindings");
        bound("log", "kafka+ssl://u:p@k1.acme.example:9093/orders?sasl_mechanism=PLAIN");
        inject();
        assertThat(BindingReaders.node(root, "KAFKA", "kafkajs"))
                .singleElement()
                .satisfies(read -> assertThat(read)
                        .containsAllEntriesOf(Map.of(
                                "brokers.0", "k1.acme.example:9093",
                                "sasl.username", "u",
                                "sasl.password", "p",
                                "sasl.mechanism", "plain",
                                "ssl", "true")));
    }

    @Test
    void severalBindingsOfOneResource_shareItsDirectoryUntilTheLastIsGone() {
        Resource orders = acme.create(ExternalLink.named("orders-db").connectionString(ORDERS));
        var first = acme.bind(orders.id(), API);
        var second = acme.bind(orders.id(), API, Naming.libpq());
        inject();
        assertThat(BindingReaders.spring(root)).containsOnlyKeys("orders-db");
        acme.unbind(first.id());
        inject();
        assertThat(BindingReaders.spring(root)).containsOnlyKeys("orders-db");
        acme.unbind(second.id());
        inject();
        assertThat(BindingReaders.spring(root)).isEmpty();
    }

    @Test
    void aReplacedConnectionString_arrivesWithTheNextInjection() {
        Resource orders = bound("orders-db", ORDERS);
        inject();
        String rotated = "postgres://app:n3w@db.acme.example/orders";
        acme.replaceConnectionString(orders.id(), orders.rowVersion(), rotated);
        Injection second = inject();
        assertThat(BindingReaders.spring(root).get("orders-db"))
                .containsEntry("uri", rotated)
                .containsEntry("password", "n3w")
                .doesNotContainKey("sslmode");
        assertThat(acme.carriers(orders.id())).hasSize(2);
        second.acknowledged();
        assertThat(acme.carriers(orders.id())).hasSize(1);
    }
}
