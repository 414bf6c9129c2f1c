package dev.resourcebroker.verification.bench;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Chains of entries, as {@code docs/audit.md} describes them, made with raw JDBC and raw Tink because that is faster:
 * that the broker finds them intact holds the description too.
 */
final class AuditData {
    private static final int AT_ONCE = 1000;
    private static final String ENTRY = "insert into \"resource_broker\".audit_entries (org_id, seq, id, recorded_at,"
            + " actor, host_service, operation, format, previous, mac)"
            + " values (?, ?, ?, ?, 'user:jane', 'platform-api', 'binding.resolve', 1, ?, ?)";
    private static final String SUBJECT = "insert into \"resource_broker\".audit_subjects (org_id, entry_id, position,"
            + " kind, subject, version) values (?, ?, ?, ?, ?, ?)";
    private static final String HEAD =
            "insert into \"resource_broker\".audit_heads (org_id, seq, mac) values (?, ?, ?)";
    private static final String RESOURCE = "01970000-0000-7000-8000-000000000001";
    private static final String WORKLOAD = "orders-api/production";
    private static final Instant BEGIN = Instant.parse("2026-11-28T00:00:00.25Z");

    private final RawTink.Chain key;
    private final PreparedStatement entries;
    private final PreparedStatement subjects;
    private final PreparedStatement heads;

    private AuditData(RawTink.Chain key, Connection connection) throws SQLException {
        this.key = key;
        this.entries = connection.prepareStatement(ENTRY);
        this.subjects = connection.prepareStatement(SUBJECT);
        this.heads = connection.prepareStatement(HEAD);
    }

    /** Adds chains of this length with these numbers. */
    static void add(Site site, int from, int to, int length) throws SQLException, GeneralSecurityException {
        try (Connection connection = Store.behind(site)) {
            connection.setAutoCommit(false);
            AuditData data = new AuditData(site.tink.chain(wrapped(connection)), connection);
            for (int chain = from; chain < to; chain++) {
                data.chain("chain-" + chain, chain, length);
                connection.commit();
            }
            connection.setAutoCommit(true);
            connection.prepareStatement("analyze").execute();
        }
    }

    private static byte[] wrapped(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select wrapped from \"resource_broker\".audit_keysets");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBytes(1);
        }
    }

    private void chain(String name, int number, int length) throws SQLException, GeneralSecurityException {
        byte[] previous = new byte[0];
        for (int seq = 1; seq <= length; seq++) {
            previous =
                    entry(name, seq, new UUID(0x0197_0000_0000_7000L + number, 0x8000_0000_0000_0000L + seq), previous);
            if (seq % AT_ONCE == 0 || seq == length) {
                entries.executeBatch();
                subjects.executeBatch();
            }
        }
        add(heads, name, length, previous);
        heads.executeBatch();
    }

    private byte[] entry(String chain, int seq, UUID id, byte[] previous)
            throws SQLException, GeneralSecurityException {
        Instant at = BEGIN.plusSeconds(seq);
        byte[] mac = key.mac(
                "resource-broker/audit/1",
                Site.INSTALLATION,
                chain,
                Integer.toString(seq),
                HexFormat.of().formatHex(previous),
                id.toString(),
                at.getEpochSecond() + ".250000",
                "user:jane",
                "platform-api",
                "binding.resolve",
                "workload",
                WORKLOAD,
                "0",
                "resource",
                RESOURCE,
                "3");
        add(entries, chain, seq, id, at.atOffset(ZoneOffset.UTC), previous, mac);
        add(subjects, chain, id, 0, "workload", WORKLOAD, 0);
        add(subjects, chain, id, 1, "resource", RESOURCE, 3);
        return mac;
    }

    private static void add(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }
}
