package dev.resourcebroker.core.store;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Turns what JDBC and JDBI throw into errors of the library. Only ciphertext ever reaches SQL, so causes are kept. */
final class SqlErrors {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String MISSING_RIGHT = "42501";
    // Serialization failure, deadlock, lock timeouts of PostgreSQL and H2.
    private static final Set<String> CONTENTION = Set.of("40001", "40P01", "55P03", "HYT00");
    // H2's database file is open elsewhere.
    private static final String IN_USE = "90020";
    private static final String NO_SCHEMA = "lacks a schema, table or column; has its schema been migrated?";
    // What only a change heals, by SQL states of PostgreSQL (with letters) and H2.
    private static final Map<String, String> PROBLEMS = Map.ofEntries(
            Map.entry("3F000", NO_SCHEMA),
            Map.entry("90079", NO_SCHEMA),
            Map.entry(MISSING_RIGHT, "refuses a right that this role needs"),
            Map.entry("28P01", "refuses the user name or password"),
            Map.entry("28000", "refuses the user name or password"),
            Map.entry("3D000", "isn't there under that name"),
            Map.entry("90013", "isn't there under that name"),
            Map.entry("90030", "lies in a file that is damaged"),
            Map.entry("90048", "lies in a file of another version of H2"),
            Map.entry("90097", "lies in a file that can't be written"));

    private SqlErrors() {}

    static BrokerException translate(RuntimeException e) {
        SQLException sql = sqlCause(e);
        return sql == null
                ? new PermanentBrokerException(ErrorCode.INTERNAL, "the meta-database layer failed", e)
                : translate(sql);
    }

    static BrokerException translate(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (isPoolExhausted(e)) {
            return busy("no connection to the meta-database became free in time", e);
        }
        if (CONTENTION.contains(state)) {
            return busy("the meta-database gave up waiting for a lock", e);
        }
        if (PROBLEMS.containsKey(state) || state.startsWith("42")) {
            return invalid(PROBLEMS.getOrDefault(state, NO_SCHEMA), state, e);
        }
        if (state.startsWith("22") || state.startsWith("23")) {
            return new PermanentBrokerException(
                    ErrorCode.INTERNAL, "the meta-database refused a row (SQL state " + state + ")", e);
        }
        return unavailable(state, e);
    }

    /** The error for a row that this version does not understand; a newer one may have written it. */
    static BrokerException unreadable(RuntimeException e) {
        return new PermanentBrokerException(
                ErrorCode.META_DATABASE_INVALID, "the meta-database holds a row that this version can't read", e);
    }

    private static BrokerException busy(String problem, SQLException e) {
        return new TransientBrokerException(ErrorCode.META_DATABASE_BUSY, problem, e);
    }

    private static BrokerException invalid(String problem, String state, SQLException e) {
        String what = "the meta-database " + problem + " (SQL state " + state + ")";
        return new PermanentBrokerException(ErrorCode.META_DATABASE_INVALID, what, e);
    }

    private static BrokerException unavailable(String state, SQLException e) {
        String what = state.equals(IN_USE)
                ? "the meta-database's file is in use by another process"
                : "the meta-database can't be reached or broke off";
        return new TransientBrokerException(ErrorCode.META_DATABASE_UNAVAILABLE, what, e);
    }

    static boolean isUniqueViolation(JdbiException e) {
        SQLException sql = sqlCause(e);
        return sql != null && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }

    // A pool that could not connect says so in the cause; one that is merely exhausted has none.
    private static boolean isPoolExhausted(SQLException e) {
        return e instanceof SQLTransientConnectionException && e.getCause() == null;
    }

    private static @Nullable SQLException sqlCause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
