package dev.resourcebroker.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Gives the tenant's and the operator's role what they need, when they aren't the role that owns the schema. */
final class Grants {
    private static final List<String> NO_TENANTS = List.of("installation", "scheduled_tasks", Schema.HISTORY);

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
            String owner = connection.getMetaData().getUserName();
            String tenant = user(roles.tenant());
            String operator = user(roles.operator());
            if (!operator.equals(owner)) {
                grantAll(statement, operator);
            }
            if (!tenant.equals(owner) && !tenant.equals(operator)) {
                grantAll(statement, tenant);
                revokeWhatIsNoTenants(statement, tenant);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    private void grantAll(Statement statement, String user) throws SQLException {
        String role = statement.enquoteIdentifier(user, true);
        String quoted = statement.enquoteIdentifier(schema, true);
        statement.execute("grant usage on schema " + quoted + " to " + role);
        statement.execute("grant select, insert, update, delete on all tables in schema " + quoted + " to " + role);
    }

    private void revokeWhatIsNoTenants(Statement statement, String user) throws SQLException {
        String role = statement.enquoteIdentifier(user, true);
        String quoted = statement.enquoteIdentifier(schema, true);
        for (String table : NO_TENANTS) {
            statement.execute("revoke all on table " + quoted + "." + table + " from " + role);
        }
    }

    private static String user(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getUserName();
        }
    }
}
