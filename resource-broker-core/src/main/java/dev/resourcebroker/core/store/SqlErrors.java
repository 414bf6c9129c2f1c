package dev.resourcebroker.core.store;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Turns what JDBC and JDBI throw into errors of the library. Only ciphertext ever reaches SQL, so causes are kept. */
final class SqlErrors {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String MISSING_RIGHT = "42501";
    // Schema not found, of PostgreSQL and H2.
    private static final Set<String> NO_SCHEMA = Set.of("3F000", "90079");
    // Serialization failure, deadlock, lock timeouts of PostgreSQL and H2.
    private static final Set<String> CONTENTION = Set.of("40001", "40P01", "55P03", "HYT00");

    private SqlErrors() {}

    static BrokerException translate(JdbiException e) {
        SQLException sql = sqlCause(e);
        return sql == null
                ? new PermanentBrokerException(ErrorCode.INTERNAL, "the meta-database layer failed", e)
                : translate(sql);
    }

    static BrokerException translate(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (isPoolExhausted(e)) {
            return new TransientBrokerException(
                    ErrorCode.META_DATABASE_BUSY, "no connection to the meta-database became free in time", e);
        }
        if (CONTENTION.contains(state)) {
            return new TransientBrokerException(
                    ErrorCode.META_DATABASE_BUSY, "the meta-database gave up waiting for a lock", e);
        }
        if (state.startsWith("42") || NO_SCHEMA.contains(state)) {
            return invalid(state, e);
        }
        if (state.startsWith("22") || state.startsWith("23")) {
            return new PermanentBrokerException(
                    ErrorCode.INTERNAL, "the meta-database refused a row (SQL state " + state + ")", e);
        }
        return new TransientBrokerException(
                ErrorCode.META_DATABASE_UNAVAILABLE, "the meta-database can't be reached or broke off", e);
    }

    static boolean isUniqueViolation(JdbiException e) {
        SQLException sql = sqlCause(e);
        return sql != null && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }

    private static PermanentBrokerException invalid(String state, SQLException e) {
        String problem = state.equals(MISSING_RIGHT)
                ? "the meta-database refuses a right that this role needs"
                : "the meta-database lacks a schema, table or column; has its schema been migrated?";
        return new PermanentBrokerException(ErrorCode.META_DATABASE_INVALID, problem + " (SQL state " + state + ")", e);
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
