package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceType;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a program finds in its environment under each set of names. */
class NamingTest {
    private static final String ORDERS = "postgres://app:p%40ss@db.acme.example:5433/orders?sslmode=verify-full";

    private TestBroker broker;
    private OrgBroker acme;
    private int made;

    @BeforeEach
    void start() {
        broker = TestBroker.on(Database.H2);
        acme = broker.org("acme");
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private Resource pasted(String connectionString) {
        return acme.create(ExternalLink.named("resource-" + made++).connectionString(connectionString));
    }

    private Map<String, String> environment(String connectionString, Naming naming) {
        return environment(pasted(connectionString), naming);
    }

    private Map<String, String> environment(Resource resource, Naming naming) {
        Workload workload = Workload.named("program-" + made++);
        acme.bind(resource.id(), workload, naming);
        return environment(workload);
    }

    private Map<String, String> environment(Workload workload) {
        ProcessBuilder process = new ProcessBuilder("true");
        process.environment().clear();
        acme.inject(workload, ProcessInjector.into(process, "host-1/" + workload.name()));
        return process.environment();
    }

    @Test
    void postgresql_withoutAPool_hasOneUrl() {
        assertThat(environment(ORDERS, Naming.defaults()))
                .containsKey("DATABASE_URL")
                .doesNotContainKey("DATABASE_URL_UNPOOLED");
    }

    @Test
    void libpq_givesWhatPsqlReads() {
        assertThat(environment(ORDERS, Naming.libpq()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PGHOST", "db.acme.example",
                        "PGPORT", "5433",
                        "PGUSER", "app",
                        "PGPASSWORD", "p@ss",
                        "PGDATABASE", "orders",
                        "PGSSLMODE", "verify-full"));
    }

    @Test
    void libpq_leavesOutWhatTheResourceDoesntHave() {
        assertThat(environment("postgres://%2Fvar%2Frun%2Fpostgresql/orders", Naming.libpq()))
                .containsOnly(entry("PGHOST", "/var/run/postgresql"), entry("PGDATABASE", "orders"));
    }

    @Test
    void libpq_behindAPrefix_keepsItsNames() {
        assertThat(environment(ORDERS, Naming.libpq().withPrefix("ORDERS")))
                .containsEntry("ORDERS_PGHOST", "db.acme.example")
                .containsEntry("ORDERS_PGPASSWORD", "p@ss");
    }

    @Test
    void aBindingThatWouldGiveNothing_isRefused() {
        Resource opaque = pasted("clickhouse://ch.acme.example");
        Naming bucket = Naming.variable("BUCKET", "{bucket?}");
        assertThatThrownBy(() -> acme.bind(opaque.id(), Workload.named("api"), bucket))
                .hasMessageContaining("would give no variable")
                .hasMessageContaining("uri");
    }

    @Test
    void aReplacementWithoutAPartThatMayBeAbsent_leavesTheVariableOut() {
        Resource orders = pasted(ORDERS);
        Workload api = Workload.named("api");
        acme.bind(orders.id(), api, Naming.libpq());
        acme.replaceConnectionString(orders.id(), orders.rowVersion(), "postgres://app@db.acme.example/orders");
        assertThat(environment(api)).containsEntry("PGUSER", "app").doesNotContainKeys("PGPASSWORD", "PGSSLMODE");
    }

    @Test
    void springDatasource_givesTheJdbcUrlWithUserNameAndPasswordApart() {
        assertThat(environment(ORDERS, Naming.springDatasource()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "SPRING_DATASOURCE_URL", "jdbc:postgresql://db.acme.example:5433/orders?sslmode=verify-full",
                        "SPRING_DATASOURCE_USERNAME", "app",
                        "SPRING_DATASOURCE_PASSWORD", "p@ss"));
    }

    @Test
    void springDatasource_ofWhatHasNoJdbcUrl_isRefusedNamingTheEntry() {
        Resource cache = pasted("redis://:s3cret@cache.acme.example:6379/0");
        assertThatThrownBy(() -> acme.bind(cache.id(), Workload.named("api"), Naming.springDatasource()))
                .hasMessageContaining("SPRING_DATASOURCE_URL")
                .hasMessageContaining("'jdbc-url'");
    }

    @Test
    void heroku_givesTheUrlAsPastedAndTheJdbcUrlWithUserNameAndPassword() {
        String jdbc = "jdbc:postgresql://db.acme.example:5433/orders?sslmode=verify-full&user=app&password=p%40ss";
        assertThat(environment(ORDERS, Naming.heroku()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "DATABASE_URL", ORDERS,
                        "JDBC_DATABASE_URL", jdbc,
                        "JDBC_DATABASE_USERNAME", "app",
                        "JDBC_DATABASE_PASSWORD", "p@ss",
                        "SPRING_DATASOURCE_URL", jdbc,
                        "SPRING_DATASOURCE_USERNAME", "app",
                        "SPRING_DATASOURCE_PASSWORD", "p@ss"));
    }

    @Test
    void heroku_withoutAPassword_givesNoJdbcUrl() {
        assertThat(environment("postgres://app@db.acme.example/orders", Naming.heroku()))
                .containsKey("DATABASE_URL")
                .doesNotContainKeys("JDBC_DATABASE_URL", "SPRING_DATASOURCE_URL");
    }

    @Test
    void heroku_givesMySqlTheUrlThatItsDriverDecodes() {
        assertThat(environment("mysql://foo:b%26r%2B%20@my.acme.example/abc", Naming.heroku()))
                .containsEntry(
                        "JDBC_DATABASE_URL", "jdbc:mysql://my.acme.example:3306/abc?user=foo&password=b%26r%2B%20");
    }

    @Test
    void heroku_leavesOutAUrlThatMariaDbsDriverWouldMisread() {
        ExternalLink awkward = ExternalLink.named("awkward")
                .connectionString("mariadb://foo:b%26r@my.acme.example/abc")
                .type(ResourceType.of("mariadb"));
        assertThat(environment(acme.create(awkward), Naming.heroku()))
                .containsEntry("JDBC_DATABASE_PASSWORD", "b&r")
                .doesNotContainKey("JDBC_DATABASE_URL");
        ExternalLink plain = ExternalLink.named("plain")
                .connectionString("mariadb://foo:bar@my.acme.example/abc")
                .type(ResourceType.of("mariadb"));
        assertThat(environment(acme.create(plain), Naming.heroku()))
                .containsEntry("JDBC_DATABASE_URL", "jdbc:mariadb://my.acme.example:3306/abc?user=foo&password=bar");
    }

    @Test
    void heroku_namesOtherTypesAsTheirAddOnsDo() {
        String queue = "amqps://u:p@q.acme.example/v";
        String cache = "rediss://:p@cache.acme.example:6380";
        String documents = "mongodb://m.acme.example/d";
        assertThat(environment(queue, Naming.heroku())).containsOnly(entry("CLOUDAMQP_URL", queue));
        assertThat(environment(cache, Naming.heroku())).containsOnly(entry("REDIS_URL", cache));
        assertThat(environment(documents, Naming.heroku())).containsOnly(entry("MONGODB_URI", documents));
    }

    @Test
    void theUsualNamesOfABucket_areThoseOfTheAwsSdks() {
        assertThat(environment("s3://AKIAEXAMPLE:k%2Fey@fly.storage.tigris.dev/uploads?region=auto", Naming.defaults()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "AWS_ACCESS_KEY_ID", "AKIAEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "k/ey",
                        "AWS_REGION", "auto",
                        "AWS_ENDPOINT_URL_S3", "https://fly.storage.tigris.dev",
                        "BUCKET_NAME", "uploads"));
    }

    @Test
    void theUsualNameOfAnUnknownType_isItsOwn() {
        String pasted = "clickhouse://ch.acme.example/d";
        assertThat(environment(pasted, Naming.defaults())).containsOnly(entry("CLICKHOUSE_URL", pasted));
    }

    @Test
    void furtherVariables_standBesideThoseOfAConvention() {
        assertThat(environment(ORDERS, Naming.prefix("ORDERS").and("HOST", "{host}")))
                .containsOnly(entry("ORDERS_DATABASE_URL", ORDERS), entry("ORDERS_HOST", "db.acme.example"));
    }
}
