package dev.resourcebroker.neon.fake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An embedded server trusts everybody; this makes it ask all but its superuser for a password. */
public final class CheckedPasswords {
    private static final String RULES = Stream.of(
                    "local all postgres trust",
                    "host all postgres 127.0.0.1/32 trust",
                    "host all postgres ::1/128 trust",
                    "host all all 127.0.0.1/32 scram-sha-256",
                    "host all all ::1/128 scram-sha-256")
            .map(rule -> "('" + rule + "')")
            .collect(Collectors.joining(", "));

    private CheckedPasswords() {}

    /**
     * From the next connection on.
     *
     * @param superuser a session of the superuser
     * @throws SQLException when the server doesn't do it
     */
    public static void require(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("DO $$ BEGIN EXECUTE format('COPY (VALUES " + RULES.replace("'", "''")
                    + ") TO %L', current_setting('hba_file')); END $$");
            statement.execute("SELECT pg_reload_conf()");
        }
    }
}
