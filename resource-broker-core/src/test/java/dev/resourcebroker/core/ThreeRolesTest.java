package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.Postgres;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On PostgreSQL the schema's owner, the tenant's and the operator's role can be three. */
class ThreeRolesTest {
    private static final String DATABASE = "three_roles";

    private HikariDataSource migrator;
    private HikariDataSource tenant;
    private HikariDataSource operator;

    @BeforeEach
    void makeRoles() {
        Postgres.execute("create database " + DATABASE);
        Postgres.execute("create role rb_migrator login password 'm'");
        Postgres.execute("create role rb_tenant login password 't'");
        Postgres.execute("create role rb_operator login password 'o'");
        Postgres.execute("grant create on database " + DATABASE + " to rb_migrator");
        migrator = pool("rb_migrator", "m");
        tenant = pool("rb_tenant", "t");
        operator = pool("rb_operator", "o");
    }

    @AfterEach
    void dropRoles() {
        migrator.close();
        tenant.close();
        operator.close();
        Postgres.execute("drop database " + DATABASE + " with (force)");
        Postgres.execute("drop role rb_migrator, rb_tenant, rb_operator");
    }

    private static HikariDataSource pool(String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Postgres.url(DATABASE));
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private EmbeddedBroker start() {
        return ResourceBrokers.builder()
                .installation("test")
                .metaDatabase(MetaDatabase.of(migrator, tenant, operator))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(
                        TestBroker.temporaryDirectory().resolve("kek.json")))
                .build();
    }

    @Test
    void eachRole_hasWhatItNeedsAndNoMore() {
        try (EmbeddedBroker embedded = start()) {
            OrgBroker acme = embedded.broker().org(OrgId.of("acme"));
            Resource orders =
                    acme.create(ExternalLink.named("orders-db").connectionString("postgres://a:b@c.example/d"));
            acme.bind(orders.id(), Workload.named("api"));
            acme.inject(Workload.named("api"), ProcessInjector.into(new ProcessBuilder("true"), "host-1/api"));
            assertThat(embedded.operator().retireTarget("host-1/api")).isEqualTo(1);
            embedded.operator()
                    .resolveAll(workload -> assertThat(workload.bindings()).hasSize(1));

            assertRefused(tenant, "create table resource_broker.mine (id integer)");
            assertRefused(tenant, "update resource_broker.installation set name = 'mine'");
            assertRefused(tenant, "select * from resource_broker.scheduled_tasks");
            assertRefused(operator, "drop table resource_broker.resources");
        }
    }

    private static void assertRefused(HikariDataSource pool, String sql) {
        assertThatThrownBy(() -> Database.execute(pool, sql))
                .rootCause()
                .message()
                .containsAnyOf("permission denied", "must be owner");
    }
}
