package dev.resourcebroker.neon.role;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.ServiceLoader;

/** Opens sessions of a role, and runs statements in one transaction. Registers no driver, and keeps no connection. */
final class Sessions {
    // Of several drivers on a class path this one, whatever others accept.
    private static final String DRIVER = "org.postgresql.Driver";

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
        Connection session = driver().connect(url(login.server()), properties(login, within));
        if (session == null) {
            throw new SQLException("not a PostgreSQL address", "08001");
        }
        return session;
    }

    private static Driver driver() {
        return ServiceLoader.load(Driver.class, Sessions.class.getClassLoader()).stream()
                .filter(driver -> driver.type().getName().equals(DRIVER))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + DRIVER))
                .get();
    }

    private static String url(Login.Server server) {
        return "jdbc:postgresql://" + server.host() + ":" + server.port() + "/"
                + URLEncoder.encode(server.database(), StandardCharsets.UTF_8);
    }

    private static Properties properties(Login login, Duration within) {
        String seconds = Long.toString(Math.max(1, within.toSeconds()));
        Properties properties = new Properties();
        login.server().options().forEach(properties::setProperty);
        properties.setProperty("user", login.role());
        properties.setProperty("password", login.password().reveal());
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        return properties;
    }
}
