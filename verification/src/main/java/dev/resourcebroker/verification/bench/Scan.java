package dev.resourcebroker.verification.bench;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** The rows that resolving everything reads, by one streaming statement of raw JDBC, decrypted with raw Tink. */
final class Scan {
    private static final int FETCHED_AT_ONCE = 2000;
    private static final String OPERATOR = "select set_config('resource_broker.scope', 'operator', true)";
    private static final String SELECT = """
        select b.workload_id, b.org_id, w.name, w.environment, b.id, b.resource_id,
            r.connection_seq, r.connection_details
        from "resource_broker".bindings b
        join "resource_broker".workloads w on w.org_id = b.org_id and w.id = b.workload_id
        join "resource_broker".resources r on r.org_id = b.org_id and r.id = b.resource_id\
        """;

    private final Site site;
    private final Map<String, RawTink.Fields> fields;

    Scan(Site site) throws SQLException, GeneralSecurityException {
        this.site = site;
        this.fields = Target.fields(site);
    }

    void run(Consumer<Row> consumer) throws SQLException, GeneralSecurityException {
        try (Connection connection = site.pool.getConnection()) {
            connection.setAutoCommit(false);
            boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
            // PostgreSQL is told for whom rows are read, and streams what is fetched in parts. H2 first stores the
            // whole
            // result, on disk when it is large, if not told otherwise.
            execute(connection, h2 ? "set lazy_query_execution 1" : OPERATOR);
            read(connection, consumer);
            execute(connection, h2 ? "set lazy_query_execution 0" : "select 1");
            connection.commit();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void read(Connection connection, Consumer<Row> consumer) throws SQLException, GeneralSecurityException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(row(rows));
                }
            }
        }
    }

    private Row row(ResultSet row) throws SQLException, GeneralSecurityException {
        String org = row.getString(2);
        UUID resource = row.getObject(6, UUID.class);
        long seq = row.getLong(7);
        byte[] json = Objects.requireNonNull(fields.get(org)).decrypt(resource, seq, row.getBytes(8));
        UUID workload = row.getObject(1, UUID.class);
        return new Row(workload, org, row.getString(3), row.getString(4), row.getObject(5, UUID.class), json);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(UUID workload, String org, String name, String environment, UUID binding, byte[] json) {}
}
