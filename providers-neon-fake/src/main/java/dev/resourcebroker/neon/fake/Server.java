package dev.resourcebroker.neon.fake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL server behind the simulated vendor; started when it is first needed. */
final class Server implements AutoCloseable {
    private final @Nullable Path directory;
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable Connection session;

    /** A server that keeps its files in a directory of its own, or where temporary files are. */
    Server(@Nullable Path directory) {
        this.directory = directory;
    }

    int port() throws SQLException {
        session();
        return postgres == null ? 0 : postgres.getPort();
    }

    private Connection session() throws SQLException {
        if (session == null) {
            try {
                postgres = settings().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            session = postgres.getPostgresDatabase().getConnection();
            CheckedPasswords.require(session);
        }
        return session;
    }

    private EmbeddedPostgres.Builder settings() {
        EmbeddedPostgres.Builder settings =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").setServerConfig("max_connections", "100");
        return directory == null
                ? settings
                : settings.setOverrideWorkingDirectory(
                                directory.resolve("server").toFile())
                        .setDataDirectory(directory.resolve("data"))
                        .setServerConfig("unix_socket_directories", "")
                        .setRegisterShutdownHook(false);
    }

    void run(String sql) throws SQLException {
        try (Statement statement = session().createStatement()) {
            statement.execute(sql);
        }
    }

    void createRole(String role, String password, boolean login) throws SQLException {
        run("CREATE ROLE " + name(role) + (login ? " LOGIN" : " NOLOGIN") + " CREATEDB CREATEROLE BYPASSRLS PASSWORD '"
                + password + "'");
    }

    void dropRole(String role) throws SQLException {
        run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + role + "'");
        run("DROP ROLE IF EXISTS " + name(role));
    }

    void createDatabase(String database, String owner) throws SQLException {
        run("CREATE DATABASE " + name(database) + " OWNER " + name(owner));
    }

    void copy(String from, String to, String owner) throws SQLException {
        disconnect(from);
        run("CREATE DATABASE " + name(to) + " TEMPLATE " + name(from) + " OWNER " + name(owner));
    }

    void rename(String from, String to) throws SQLException {
        disconnect(from);
        run("ALTER DATABASE " + name(from) + " RENAME TO " + name(to));
    }

    /** Ends all sessions, as the vendor does when it applies a change. */
    void disconnect(String database) throws SQLException {
        run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    private static String name(String identifier) {
        return "\"" + identifier + "\"";
    }

    @Override
    public void close() {
        try {
            if (session != null) {
                session.close();
            }
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
