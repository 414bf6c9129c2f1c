package dev.resourcebroker.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Gives the tenant's and the operator's role what they need, and no more rows than are theirs. */
final class Grants {
    private static final List<String> NO_TENANTS =
            List.of("installation", "audit_keysets", "audit_exports", Schema.HISTORY);
    private static final List<String> APPEND_ONLY = List.of("audit_entries", "audit_subjects");

    private static final List<String> OPERATORS_WORD = List.of("cluster_namespaces", "cluster_accounts");

    private final String schema;
    private final Roles roles;

    Grants(String schema, Roles roles) {
        this.schema = schema;
        this.roles = roles;
    }

    void apply() {
        try (Connection connection = roles.migrator().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            RowSecurity.Users users = new RowSecurity.Users(
                    connection.getMetaData().getUserName(), user(roles.tenant()), user(roles.operator()));
            if (Schema.isPostgresql(connection)) {
                new RowSecurity(schema, users).apply(connection);
            }
            grant(statement, users);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    private void grant(Statement statement, RowSecurity.Users users) throws SQLException {
        if (!users.operator().equals(users.owner())) {
            grantAll(statement, users.operator());
        }
        if (!users.tenant().equals(users.owner()) && !users.tenant().equals(users.operator())) {
            grantAll(statement, users.tenant());
            revokeWhatIsNoTenants(statement, users.tenant());
        }
    }

    private void grantAll(Statement statement, String user) throws SQLException {
        String role = statement.enquoteIdentifier(user, true);
        String quoted = statement.enquoteIdentifier(schema, true);
        statement.execute("grant usage on schema " + quoted + " to " + role);
        statement.execute("grant select, insert, update, delete on all tables in schema " + quoted + " to " + role);
        for (String table : APPEND_ONLY) {
            statement.execute("revoke update, delete on table " + quoted + "." + table + " from " + role);
        }
    }

    private void revokeWhatIsNoTenants(Statement statement, String user) throws SQLException {
        String role = statement.enquoteIdentifier(user, true);
        String quoted = statement.enquoteIdentifier(schema, true);
        for (String table : NO_TENANTS) {
            statement.execute("revoke all on table " + quoted + "." + table + " from " + role);
        }
        for (String table : OPERATORS_WORD) {
            statement.execute("revoke insert, update, delete on table " + quoted + "." + table + " from " + role);
        }
        // Whoever changes a resource tells its worker, and takes nobody's work away.
        statement.execute("revoke delete on table " + quoted + ".scheduled_tasks from " + role);
    }

    static String user(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getUserName();
        }
    }
}
