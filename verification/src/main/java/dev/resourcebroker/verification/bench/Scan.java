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
    private static final String SELECT = """
            select b.workload_id, b.org_id, w.name, w.environment, b.id, b.resource_id,
                r.connection_seq, r.connection_details
            from "resource_broker".bindings b
            join "resource_broker".workloads w on w.org_id = b.org_id and w.id = b.workload_id
            join "resource_broker".resources r on r.org_id = b.org_id and r.id = b.resource_id""";

    private final Site site;
    private final Map<String, RawTink.Fields> fields;
    private final String select;

    private Scan(Site site, String select) throws SQLException, GeneralSecurityException {
        this.site = site;
        this.fields = Target.fields(site);
        this.select = select;
    }

    /** The rows as they come. */
    static Scan unordered(Site site) throws SQLException, GeneralSecurityException {
        return new Scan(site, SELECT);
    }

    /** The rows of each workload together, as the broker gives them. */
    static Scan ordered(Site site) throws SQLException, GeneralSecurityException {
        return new Scan(site, SELECT + " order by b.workload_id, b.id");
    }

    void run(Consumer<Row> consumer) throws SQLException, GeneralSecurityException {
        try (Connection connection = site.pool.getConnection()) {
            connection.setAutoCommit(false);
            stream(connection, 1);
            read(connection, consumer);
            stream(connection, 0);
            connection.commit();
        }
    }

    // PostgreSQL streams what is fetched in parts. H2 first stores the whole result, on disk when it is large, if not
    // told otherwise.
    private static void stream(Connection connection, int lazy) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set lazy_query_execution " + lazy);
            }
        }
    }

    private void read(Connection connection, Consumer<Row> consumer) throws SQLException, GeneralSecurityException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
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
