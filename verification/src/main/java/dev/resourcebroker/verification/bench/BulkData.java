package dev.resourcebroker.verification.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Many workloads with ten bindings each, every binding to a resource of its own. The first binding of an organisation
 * is made through the broker, which makes its keyset. The rest are rows, each with a ciphertext of its own, inserted
 * past the broker because that is faster; only tables that resolving reads are filled.
 */
final class BulkData {
    static final int BINDINGS_OF_WORKLOAD = 10;
    static final int ORGS = 100;
    private static final String WORKLOAD = "insert into \"resource_broker\".workloads (id, org_id, name, environment)"
            + " values (?, ?, ?, 'production')";
    private static final String RESOURCE = "insert into \"resource_broker\".resources (id, org_id, name, live_name,"
            + " connection_details, connection_seq, kind, type, parameters, phase, entry_names, attempt, fence,"
            + " row_version, deletion_policy, deletion_protected, created_by, created_at, changed_at)"
            + " values (?, ?, ?, ?, ?, 1, 'external_link', 'postgresql', '{}', 'READY', '[]', 0, 0,"
            + " 1, 'RETAIN', false, 'user:jane', now(), now())";
    private static final String BINDING = "insert into \"resource_broker\".bindings (id, org_id, workload_id,"
            + " resource_id, created_by, created_at) values (?, ?, ?, ?, 'user:jane', now())";

    private final Map<String, RawTink.Fields> fields;
    private final PreparedStatement workloads;
    private final PreparedStatement resources;
    private final PreparedStatement bindings;

    private BulkData(Map<String, RawTink.Fields> fields, Connection connection) throws SQLException {
        this.fields = fields;
        this.workloads = connection.prepareStatement(WORKLOAD);
        this.resources = connection.prepareStatement(RESOURCE);
        this.bindings = connection.prepareStatement(BINDING);
    }

    /** Makes the organisations, each with one workload that has one binding. */
    static void begin(Site site) {
        for (int i = 0; i < ORGS; i++) {
            site.bound("org-" + i, "first");
        }
    }

    /** Adds the workloads with these numbers, of the organisations in turn. */
    static void add(Site site, int from, int to) throws SQLException, GeneralSecurityException {
        Map<String, RawTink.Fields> fields = Target.fields(site);
        try (Connection connection = Store.behind(site)) {
            connection.setAutoCommit(false);
            BulkData data = new BulkData(fields, connection);
            for (int i = from; i < to; i++) {
                data.workload(i);
            }
            connection.commit();
            connection.setAutoCommit(true);
            connection.prepareStatement("analyze").execute();
        }
    }

    private void workload(int number) throws SQLException, GeneralSecurityException {
        String org = "org-" + number % ORGS;
        add(workloads, id(number, 0), org, "workload-" + number);
        for (int i = 0; i < BINDINGS_OF_WORKLOAD; i++) {
            resource(id(number, i), org, "orders-" + number + "-" + i);
            add(bindings, id(number, i), org, id(number, 0), id(number, i));
        }
        workloads.executeBatch();
        resources.executeBatch();
        bindings.executeBatch();
    }

    private void resource(UUID id, String org, String name) throws SQLException, GeneralSecurityException {
        byte[] json = json(org, name).getBytes(StandardCharsets.UTF_8);
        byte[] details = Objects.requireNonNull(fields.get(org)).encrypt(id, 1, json);
        add(resources, id, org, name, name, details);
    }

    private static void add(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }

    // Of version 7, and in order of their making, as the broker's own.
    private static UUID id(int workload, int number) {
        return new UUID(0x0197_c5e0_0000_7000L + ((long) workload << 16), 0x8000_0000_0000_0000L + number);
    }

    private static String json(String org, String name) {
        return """
            {"type":"postgresql","entries":[{"name":"uri","value":"%s","secret":true},\
            {"name":"host","value":"%s.%s.db.example.com","secret":false},\
            {"name":"port","value":"5432","secret":false},{"name":"username","value":"app","secret":false},\
            {"name":"password","value":"q7Xv2mK9pL4wR8tZ","secret":true},\
            {"name":"database","value":"orders","secret":false}]}\
            """.formatted(Site.url(org, name), name, org);
    }
}
