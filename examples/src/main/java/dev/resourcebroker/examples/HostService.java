package dev.resourcebroker.examples;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.Actor;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.ResourceBroker;
import dev.resourcebroker.core.BrokerBuilder;
import dev.resourcebroker.core.MetaDatabase;
import dev.resourcebroker.core.ResourceBrokers;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.examples.support.PostgresServer;
import dev.resourcebroker.examples.support.Scratch;
import dev.resourcebroker.examples.support.TenantDatabase;
import dev.resourcebroker.resource.ExternalLink;
import dev.resourcebroker.resource.Resource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A service with a table and a pool of its own, and the broker beside them in the same database.
 *
 * <p>The service commits its own transaction, then calls the broker. When it dies between the two, the same request
 * again does the rest: creating is idempotent.
 */
public final class HostService {
    private final HikariDataSource pool;
    private final Path keyFile;

    private HostService(HikariDataSource pool, Path keyFile) {
        this.pool = pool;
        this.keyFile = keyFile;
    }

    /**
     * Runs the example.
     *
     * @param args none
     * @throws Exception when something fails
     */
    public static void main(String[] args) throws Exception {
        try (Scratch scratch = Scratch.open("resource-broker-hostservice")) {
            TenantDatabase database = PostgresServer.startIn(scratch).createDatabase("platform");
            try (HikariDataSource pool = pool(database)) {
                HostService service =
                        new HostService(pool, scratch.directory("keys").resolve("kek.json"));
                service.release();
                service.serve();
            }
        }
    }

    private static HikariDataSource pool(TenantDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.role());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(5);
        return pool;
    }

    private BrokerBuilder builder() {
        return ResourceBrokers.builder()
                .installation("platform")
                .metaDatabase(MetaDatabase.of(pool))
                .schema("broker")
                .keyEncryptionKey(TinkKeyEncryptionKey.fromFile(keyFile));
    }

    /** What a release does once: both schemas are brought up to date, each by its owner. */
    private void release() throws SQLException {
        execute("create table customer (name text primary key, plan text not null)");
        builder().migrateSchema().workers(0).build().close();
        System.out.println("released:   the host's table and the broker's schema are there");
    }

    /** What each node of the service does: it doesn't touch the schema, and refuses to start with a wrong one. */
    private void serve() throws SQLException {
        EmbeddedBroker embedded = builder().validateSchema().workers(1).build();
        try {
            String pasted = "postgres://app:s3cret@db.acme.example:5432/orders";
            Resource first = signUp(embedded.broker(), "acme", pasted);
            System.out.println("signed up:  " + first.org() + " with " + first.name() + " " + first.id());
            Resource again = signUp(embedded.broker(), "acme", pasted);
            System.out.println("once more:  " + again.org() + " with " + again.name() + " " + again.id());
            System.out.println("the host's: " + tablesOf("public"));
            System.out.println("ours:       " + tablesOf("broker"));
        } finally {
            boolean drained = embedded.close(Duration.ofSeconds(5));
            System.out.println("closed:     " + (drained ? "every call had ended" : "calls were cut off"));
        }
        System.out.println("the host's pool is still open: " + query("select count(*) from customer") + " customer");
    }

    private Resource signUp(ResourceBroker broker, String customer, String connectionString) throws SQLException {
        // First the host's own transaction, committed before the broker is called: neither waits for the other's
        // locks, and the host keeps no secret for later.
        insertCustomer(customer);
        OrgBroker org = broker.as(Actor.service("sign-up")).org(OrgId.of(customer));
        return org.create(ExternalLink.named("orders-db").connectionString(connectionString));
    }

    private void insertCustomer(String customer) throws SQLException {
        String sql = "insert into customer (name, plan) values (?, 'starter') on conflict do nothing";
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            insert.setString(1, customer);
            insert.executeUpdate();
            connection.commit();
        }
    }

    private String tablesOf(String schema) throws SQLException {
        return query("select string_agg(table_name, ', ' order by table_name) from information_schema.tables"
                + " where table_schema = '" + schema + "'");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
