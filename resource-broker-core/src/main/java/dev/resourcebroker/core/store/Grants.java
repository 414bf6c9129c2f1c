package dev.resourcebroker.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Gives the tenant's and the operator's role what they need, when they aren't the role that owns the schema. */
final class Grants {
    private final String schema;
    private final Roles roles;

    Grants(String schema, Roles roles) {
        this.schema = schema;
        this.roles = roles;
    }

    void apply() {
        try {
            Set<String> users = new LinkedHashSet<>();
            users.add(user(roles.tenant()));
            users.add(user(roles.operator()));
            users.remove(user(roles.migrator()));
            grant(users);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    private void grant(Set<String> users) throws SQLException {
        if (users.isEmpty()) {
            return;
        }
        try (Connection connection = roles.migrator().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            for (String user : users) {
                String role = statement.enquoteIdentifier(user, true);
                String quoted = statement.enquoteIdentifier(schema, true);
                statement.execute("grant usage on schema " + quoted + " to " + role);
                statement.execute(
                        "grant select, insert, update, delete on all tables in schema " + quoted + " to " + role);
            }
        }
    }

    private static String user(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getUserName();
        }
    }
}
