package dev.resourcebroker.verification.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The databases that benchmarks run on, each as users get it. */
enum Store {
    /** A file in this JVM, with the settings of the embedded meta-database. */
    H2 {
        @Override
        Running begin(Path directory) {
            String url = "jdbc:h2:file:" + directory.resolve("broker")
                    + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE;DEFAULT_LOCK_TIMEOUT=10000";
            return new Running(url, () -> {});
        }
    },
    /** A server of its own on loopback. */
    PG {
        @Override
        Running begin(Path directory) throws IOException {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setDataDirectory(directory.resolve("postgres"))
                    .setCleanDataDirectory(true)
                    .start();
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
            execute(url, "create role " + HOST + " login");
            execute(url, "grant create on database postgres to " + HOST);
            return new Running(url, server);
        }
    };

    /** An ordinary role of PostgreSQL; no superuser, so that policies hold for it. */
    static final String HOST = "host";

    abstract Running begin(Path directory) throws IOException;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A pool with the settings that the library gives its own. Both sides of a benchmark use the same one. */
    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(url.startsWith("jdbc:h2") ? "sa" : HOST);
        config.setPassword("");
        config.setPoolName("benchmark");
        return new HikariDataSource(config);
    }

    /** A connection that no policy stops. */
    static Connection behind(Site site) throws SQLException {
        String url = site.pool.getJdbcUrl();
        return url.startsWith("jdbc:h2") ? site.pool.getConnection() : superuser(url);
    }

    /** Runs a statement as the superuser of PostgreSQL. */
    static void execute(String url, String sql) {
        try (Connection connection = superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the superuser of PostgreSQL. */
    static Connection superuser(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }

    /** A database that can be connected to until it is closed. */
    record Running(String url, Closeable server) implements Closeable {
        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
