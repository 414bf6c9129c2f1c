package dev.resourcebroker.core.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** Where a meta-database is, and the key file to it; can be told to another process. */
record Address(String url, Path key) {
    static Address h2(Path directory) {
        String settings = ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE;DEFAULT_LOCK_TIMEOUT=10000";
        return new Address("jdbc:h2:" + directory.resolve("broker") + settings, directory.resolve("kek.json"));
    }

    boolean isPostgresql() {
        return url.startsWith("jdbc:postgresql:");
    }

    HikariDataSource pool() {
        return pool(5);
    }

    HikariDataSource pool(int connections) {
        return pool(connections, "host");
    }

    /** Connections that PostgreSQL knows by a name. */
    HikariDataSource pool(int connections, String name) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(isPostgresql() ? "host" : "sa");
        config.setPassword(isPostgresql() ? "host" : "");
        config.setMaximumPoolSize(connections);
        if (isPostgresql()) {
            config.addDataSourceProperty("ApplicationName", name);
        }
        config.setMinimumIdle(0);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        return new HikariDataSource(config);
    }

    /** Past the library: as the superuser, whom no policy stops. */
    Connection behind() throws SQLException {
        return isPostgresql()
                ? DriverManager.getConnection(url, "postgres", "postgres")
                : DriverManager.getConnection(url, "sa", "");
    }
}
