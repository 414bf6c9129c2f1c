package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.ServiceAccount;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.Postgres;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On PostgreSQL the schema's owner, the tenant's and the operator's role can be three. */
class ThreeRolesTest {
    private static final String DATABASE = "three_roles";

    private final Path kek = TestBroker.temporaryDirectory().resolve("kek.json");
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
                .requireRowLevelSecurity()
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(kek))
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

            ClusterNamespace shop = ClusterNamespace.of("prod", "shop");
            embedded.operator().clusters().register(NamespaceRegistration.of(shop, OrgId.of("acme")));
            embedded.operator().clusters().assign(new ServiceAccount(shop, "api"), Workload.named("api"));
            assertRefused(tenant, "update resource_broker.cluster_namespaces set environment = 'production'");
            assertRefused(tenant, "delete from resource_broker.cluster_accounts");
            assertRefused(tenant, "create table resource_broker.mine (id integer)");
            assertRefused(tenant, "update resource_broker.installation set name = 'mine'");
            assertRefused(tenant, "delete from resource_broker.scheduled_tasks");
            assertRefused(operator, "drop table resource_broker.resources");
            assertRefused(tenant, "select * from resource_broker.audit_keysets");
        }
    }

    @Test
    void theTenantsRole_canNeitherPoseAsTheOperatorNorSeeAnOrganisationThatItsTransactionDoesNotName() {
        try (EmbeddedBroker embedded = start()) {
            embedded.broker()
                    .org(OrgId.of("acme"))
                    .create(ExternalLink.named("orders-db").connectionString("postgres://a:b@c.example/d"));
            String count = "select count(*) from resource_broker.resources";
            String posing = "select set_config('resource_broker.scope', 'operator', false); " + count;
            assertThat(lastNumber(tenant, posing)).isZero();
            assertThat(lastNumber(tenant, "select set_config('resource_broker.org', 'globex', false); " + count))
                    .isZero();
            assertThat(lastNumber(operator, count)).isEqualTo(1);
            assertThat(lastNumber(migrator, count)).isEqualTo(1);
            assertRefused(tenant, "set role rb_operator");
            assertRefused(tenant, "alter table resource_broker.resources disable row level security");
        }
    }

    @Test
    void whenTheRolesArePartedLater_theOneThatServedForAllLosesTheOperatorsScope() {
        try (HikariDataSource one = pool("rb_migrator", "m")) {
            ResourceBrokers.builder()
                    .installation("test")
                    .metaDatabase(MetaDatabase.of(one))
                    .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(kek))
                    .build()
                    .close();
        }
        try (EmbeddedBroker embedded = start()) {
            assertThat(embedded.broker().org(OrgId.of("acme")).find("orders-db"))
                    .isEmpty();
            assertThat(lastNumber(
                            operator,
                            "select count(*) from pg_policies where schemaname = 'resource_broker'"
                                    + " and qual like '%resource_broker.scope%'"))
                    .isZero();
        }
    }

    @Test
    void noRole_canChangeOrRemoveEntriesOfTheAuditLog() {
        try (EmbeddedBroker embedded = start()) {
            embedded.broker()
                    .org(OrgId.of("acme"))
                    .create(ExternalLink.named("orders-db").connectionString("postgres://a:b@c.example/d"));
            for (HikariDataSource role : List.of(tenant, operator, migrator)) {
                for (String table : List.of("audit_entries", "audit_subjects")) {
                    assertRefused(role, "update resource_broker." + table + " set org_id = 'globex'");
                    assertRefused(role, "delete from resource_broker." + table);
                    assertRefused(role, "truncate resource_broker." + table);
                }
            }
        }
    }

    // What the last of several statements in one message gives.
    private static int lastNumber(HikariDataSource pool, String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            String last = "";
            do {
                try (ResultSet rows = statement.getResultSet()) {
                    rows.next();
                    last = rows.getString(1);
                }
            } while (statement.getMoreResults());
            return Integer.parseInt(last);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(HikariDataSource pool, String sql) {
        assertThatThrownBy(() -> Database.execute(pool, sql))
                .rootCause()
                .message()
                .containsAnyOf("permission denied", "must be owner", "never changed or removed");
    }
}
