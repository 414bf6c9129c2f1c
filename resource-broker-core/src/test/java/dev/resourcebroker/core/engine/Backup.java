package dev.resourcebroker.core.engine;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.core.fixture.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What is on record of resources at vendors, as it was once, to be put back. */
final class Backup {
    private static final List<String> WHOLE = List.of("provisioning", "connection_versions");
    private static final String SHOWN =
            "phase, connection_seq, connection_details, entry_names, failure_code, failure_message, failed_at";

    private final HikariDataSource pool;

    private Backup(HikariDataSource pool) {
        this.pool = pool;
    }

    static Backup of(HikariDataSource pool) {
        Backup backup = new Backup(pool);
        backup.run("create table backup_resources as select id, " + SHOWN + " from resources");
        WHOLE.forEach(table -> backup.run("create table backup_" + table + " as select * from " + table));
        return backup;
    }

    /** Puts it back, and has workers look soon. */
    void restore() {
        String columns = SHOWN.replaceAll("(\\w+)", "(select b.$1 from backup_resources b where b.id = resources.id)");
        run(
                "delete from provisioning",
                "insert into provisioning select * from backup_provisioning",
                "delete from connection_versions",
                "insert into connection_versions select * from backup_connection_versions",
                "update resources set (" + SHOWN + ") = (" + columns + ")",
                "update scheduled_tasks set execution_time = current_timestamp, version = version + 1"
                        + " where task_name = 'provisioning'");
    }

    private void run(String... statements) {
        try (Connection connection = Database.behind(pool)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set schema '" + "resource_broker" + "'");
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
