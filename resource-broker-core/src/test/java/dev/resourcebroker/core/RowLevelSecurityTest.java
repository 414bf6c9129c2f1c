package dev.resourcebroker.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.core.fixture.Database;
import dev.resourcebroker.core.fixture.TestBroker;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On PostgreSQL no row of another organisation comes, whatever a statement asks for. */
class RowLevelSecurityTest {
    private static final int CONNECTIONS = 3;

    @TempDir
    private Path directory;

    private EmbeddedBroker start(HikariDataSource pool) {
        return ResourceBrokers.builder()
                .installation("test")
                .metaDatabase(MetaDatabase.of(pool))
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("kek.json")))
                .requireRowLevelSecurity()
                .workers(0)
                .build();
    }

    private static Resource link(OrgBroker org, String name) {
        return org.create(ExternalLink.named(name).connectionString("postgres://a:b@db.example/" + name));
    }

    private static List<Resource> list(OrgBroker org) {
        return org.list(ResourceFilter.ALL, Page.Request.FIRST).items();
    }

    @Test
    void aStatementThatForgotItsCondition_seesNoOthersRows() {
        try (TestBroker broker = TestBroker.withoutConditions(Database.POSTGRESQL)) {
            Resource acmes = link(broker.org("acme"), "orders-db");
            Resource globexs = link(broker.org("globex"), "orders-db");
            assertThat(list(broker.org("acme"))).containsExactly(acmes);
            assertThat(list(broker.org("globex"))).containsExactly(globexs);
        }
    }

    @Test
    void onH2_suchAStatementSeesThem() {
        try (TestBroker broker = TestBroker.withoutConditions(Database.H2)) {
            Resource acmes = link(broker.org("acme"), "orders-db");
            assertThat(list(broker.org("globex"))).extracting(Resource::id).containsExactly(acmes.id());
        }
    }

    @Test
    void aPooledConnection_carriesNeitherAnOrganisationNorTheOperatorsScopeOver() throws SQLException {
        try (HikariDataSource pool = Database.POSTGRESQL.pool(CONNECTIONS);
                EmbeddedBroker embedded = start(pool)) {
            OrgBroker acme = embedded.broker().org(OrgId.of("acme"));
            Resource orders = link(acme, "orders-db");
            assertThat(acme.get(orders.id())).isEqualTo(orders);
            embedded.operator().resolveAll(workload -> {});
            assertThatThrownBy(() -> acme.label(orders.id(), 7, Map.of())).hasMessageContaining("row version");
            assertThat(visibleTo(pool, CONNECTIONS)).containsOnly(0);
        }
    }

    private static List<Integer> visibleTo(HikariDataSource pool, int connections) throws SQLException {
        if (connections == 0) {
            return List.of();
        }
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from resource_broker.resources")) {
            rows.next();
            List<Integer> all = new ArrayList<>(visibleTo(pool, connections - 1));
            all.add(rows.getInt(1));
            return all;
        }
    }

    @Test
    void everyTableWithAnOrganisation_isForced() throws SQLException {
        try (HikariDataSource pool = Database.POSTGRESQL.pool();
                EmbeddedBroker embedded = start(pool);
                Connection connection = Database.behind(pool);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select c.relname, c.relrowsecurity and c.relforcerowsecurity"
                        + " from information_schema.columns i join pg_class c on c.relname = i.table_name"
                        + " join pg_namespace n on n.oid = c.relnamespace and n.nspname = i.table_schema"
                        + " where i.table_schema = 'resource_broker' and i.column_name = 'org_id'")) {
            assertThat(embedded).isNotNull();
            int tables = 0;
            while (rows.next()) {
                assertThat(rows.getBoolean(2)).as(rows.getString(1)).isTrue();
                tables++;
            }
            assertThat(tables).isGreaterThanOrEqualTo(9);
        }
    }

    @Test
    void whatSomebodyLoosened_isTightenedAtTheNextStart() {
        try (HikariDataSource pool = Database.POSTGRESQL.pool()) {
            start(pool).close();
            Database.execute(pool, "alter table resource_broker.resources no force row level security");
            Database.execute(pool, "drop policy resource_broker_tenant on resource_broker.bindings");
            Database.execute(
                    pool, "create policy resource_broker_old on resource_broker.workloads to public using (true)");
            try (EmbeddedBroker embedded = start(pool)) {
                OrgBroker acme = embedded.broker().org(OrgId.of("acme"));
                assertThat(acme.bindings(link(acme, "orders-db").id())).isEmpty();
            }
        }
    }

    @Test
    void required_refusesH2() {
        try (HikariDataSource pool = Database.H2.pool()) {
            assertThatThrownBy(() -> start(pool))
                    .hasMessageContaining("row-level security is required, but H2 has no row-level security");
        }
    }

    @Test
    void required_refusesASuperuser() {
        try (HikariDataSource pool = Database.POSTGRESQL.pool()) {
            pool.setUsername("postgres");
            assertThatThrownBy(() -> start(pool)).hasMessageContaining("role postgres is a superuser");
        }
    }

    @Test
    void required_refusesPoliciesThatWeDidNotMake() {
        try (HikariDataSource pool = Database.POSTGRESQL.pool()) {
            start(pool).close();
            Database.execute(pool, "create policy open on resource_broker.resources to public using (true)");
            assertThatThrownBy(() -> start(pool)).hasMessageContaining("table resources has another policy, open");
        }
    }

    @Test
    void required_refusesTablesThatNobodyForced() {
        try (HikariDataSource pool = Database.POSTGRESQL.pool()) {
            start(pool).close();
            Database.execute(pool, "alter table resource_broker.resources no force row level security");
            assertThatThrownBy(() -> ResourceBrokers.builder()
                            .installation("test")
                            .metaDatabase(MetaDatabase.of(pool))
                            .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(directory.resolve("kek.json")))
                            .requireRowLevelSecurity()
                            .validateSchema()
                            .build())
                    .hasMessageContaining("it isn't forced on table resources");
        }
    }
}
