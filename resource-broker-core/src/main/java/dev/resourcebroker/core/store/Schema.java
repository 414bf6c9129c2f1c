package dev.resourcebroker.core.store;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date. Its history lies in a table of our own, so that a host's own Flyway is undisturbed. */
final class Schema {
    static final String HISTORY = "resource_broker_history";
    private static final String LOCATION = "classpath:dev/resourcebroker/core/store/migration";
    private static final String POSTGRESQL_LOCATION = LOCATION + "-postgresql";

    private final String name;
    private final DataSource migrator;

    Schema(String name, DataSource migrator) {
        this.name = name;
        this.migrator = migrator;
    }

    void prepare(Migrations migrations) {
        if (migrations == Migrations.NONE) {
            return;
        }
        try {
            Flyway flyway = flyway();
            if (migrations == Migrations.MIGRATE) {
                flyway.migrate();
            } else {
                flyway.validate();
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        } catch (FlywayException e) {
            throw translate(e);
        }
    }

    private Flyway flyway() throws SQLException {
        boolean postgresql = isPostgresql(migrator);
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(migrator)
                .schemas(name)
                .defaultSchema(name)
                .createSchemas(true)
                .table(HISTORY)
                .locations(postgresql ? new String[] {LOCATION, POSTGRESQL_LOCATION} : new String[] {LOCATION})
                .placeholders(placeholders(postgresql))
                .load();
    }

    /** In what the two databases spell one thing differently. */
    private static Map<String, String> placeholders(boolean postgresql) {
        return Map.of(
                "bytes", postgresql ? "bytea" : "varbinary(1000000)",
                "stored", postgresql ? "stored" : "");
    }

    static boolean isPostgresql(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return isPostgresql(connection);
        }
    }

    static boolean isPostgresql(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    private RuntimeException translate(FlywayException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return SqlErrors.translate(sql);
            }
        }
        // Flyway's text names migrations and checksums, never a value.
        return new PermanentBrokerException(
                ErrorCode.META_DATABASE_INVALID, "schema " + name + " is not what this version expects", e);
    }
}
