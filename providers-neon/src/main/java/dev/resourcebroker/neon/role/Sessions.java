package dev.resourcebroker.neon.role;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens sessions of a role, and runs statements in one transaction. Registers no driver, and keeps no connection. */
final class Sessions {
    private static final Driver DRIVER = new Driver();

    private Sessions() {}

    /** What is done in a session. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection session) throws SQLException;
    }

    /**
     * Runs something in a transaction.
     *
     * @throws TransientBrokerException VENDOR_UNAVAILABLE, with the state of SQL, which is no secret
     */
    static <T> T run(Login login, Duration within, Work<T> work) {
        try (Connection session = open(login, within)) {
            session.setAutoCommit(false);
            T result = work.in(session);
            session.commit();
            return result;
        } catch (SQLException e) {
            // Its message may quote what was sent.
            throw new TransientBrokerException(
                    ErrorCode.VENDOR_UNAVAILABLE, "the database answers with SQL state " + e.getSQLState(), null);
        }
    }

    private static Connection open(Login login, Duration within) throws SQLException {
        Connection session = DRIVER.connect(url(login.server()), properties(login, within));
        if (session == null) {
            throw new SQLException("not a PostgreSQL address", "08001");
        }
        return session;
    }

    private static String url(Login.Server server) {
        return "jdbc:postgresql://" + server.host() + ":" + server.port() + "/";
    }

    private static Properties properties(Login login, Duration within) {
        String seconds = Long.toString(Math.max(1, within.toSeconds()));
        Properties properties = new Properties();
        login.server().options().forEach(properties::setProperty);
        PGProperty.PG_DBNAME.set(properties, login.server().database());
        PGProperty.USER.set(properties, login.role());
        PGProperty.PASSWORD.set(properties, login.password().reveal());
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds);
        PGProperty.LOGIN_TIMEOUT.set(properties, seconds);
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds);
        return properties;
    }
}
