package dev.resourcebroker.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The tables of a schema that have an {@code org_id}, with what PostgreSQL's catalogue says of their row security. */
final class TenantTables {
    private static final String SELECT = """
            select c.relname, c.relrowsecurity and c.relforcerowsecurity, p.polname,
                obj_description(p.oid, 'pg_policy')
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
            left join pg_policy p on p.polrelid = c.oid
            where n.nspname = ? and c.relkind in ('r', 'p')
            order by c.relname""";

    private TenantTables() {}

    /**
     * One such table.
     *
     * @param forced whether row security holds for its owner too
     * @param policies names of policies with the comments on them
     */
    record Table(String name, boolean forced, Map<String, String> policies) {}

    static List<Table> in(String schema, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, schema);
            try (ResultSet rows = select.executeQuery()) {
                return read(rows);
            }
        }
    }

    private static List<Table> read(ResultSet rows) throws SQLException {
        Map<String, Table> tables = new TreeMap<>();
        while (rows.next()) {
            boolean forced = rows.getBoolean(2);
            Table table =
                    tables.computeIfAbsent(Columns.text(rows, 1), name -> new Table(name, forced, new TreeMap<>()));
            String policy = rows.getString(3);
            if (policy != null) {
                table.policies().put(policy, Objects.requireNonNullElse(rows.getString(4), ""));
            }
        }
        return new ArrayList<>(tables.values());
    }
}
