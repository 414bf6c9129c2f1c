package dev.resourcebroker.core.engine;

import com.zaxxer.hikari.HikariDataSource;
import dev.resourcebroker.core.fixture.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The whole content of the broker's schema, as text. */
final class Tables {
    private static final String SCHEMA = "resource_broker";

    private Tables() {}

    static Map<String, List<String>> all(HikariDataSource pool) {
        try (Connection connection = Database.behind(pool)) {
            Map<String, List<String>> all = new TreeMap<>();
            for (String table : names(connection)) {
                all.put(table.toLowerCase(Locale.ROOT), rows(connection, table));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether no worker has anything to do within the hour. */
    static boolean isAtRest(HikariDataSource pool) {
        String soon = "select 1 from \"" + SCHEMA + "\".scheduled_tasks where task_name like 'provisioning%'"
                + " and (picked or execution_time < current_timestamp + interval '1' hour)";
        try (Connection connection = Database.behind(pool);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(soon)) {
            return !rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, SCHEMA, "%", null)) {
            while (tables.next()) {
                if (tables.getString("TABLE_TYPE").contains("TABLE")) {
                    names.add(tables.getString("TABLE_NAME"));
                }
            }
        }
        return names;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from \"" + SCHEMA + "\".\"" + table + '"')) {
            while (rows.next()) {
                all.add(row(rows));
            }
        }
        all.sort(null);
        return all;
    }

    private static String row(ResultSet rows) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            byte[] bytes = rows.getObject(i) instanceof byte[] raw ? raw : null;
            text.append(rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT))
                    .append('=')
                    .append(bytes == null ? rows.getString(i) : Arrays.toString(bytes))
                    .append(", ");
        }
        return text.toString();
    }
}
