package dev.resourcebroker.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps organisations apart in the meta-database, beside that the library asks for one organisation's rows only.
 *
 * @param strength how much the database itself holds
 * @param explanation in words, for the operator
 */
public record TenantBoundary(Strength strength, String explanation) {
    private static final String ROLE = """
            select current_user, r.rolsuper, r.rolbypassrls, pg_has_role(current_user, ?, 'MEMBER'),
                exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = ? and c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'MEMBER'))
            from pg_roles r where r.rolname = current_user""";

    /** How much the database itself holds. */
    public enum Strength {
        /** Nothing: a statement that forgot its condition would see every organisation's rows. */
        NONE,
        /** Such a statement sees no other's rows. Foreign SQL could still pose as the operator's. */
        FORGOTTEN_CONDITIONS,
        /** Nothing that runs with the tenant's role can see more than the organisation that its transaction names. */
        ROLES
    }

    static TenantBoundary none(String explanation) {
        return new TenantBoundary(Strength.NONE, explanation);
    }

    /** Looks at the catalogue of PostgreSQL with the tenant's role. */
    static TenantBoundary of(String schema, Roles roles) {
        try {
            String operator = Grants.user(roles.operator());
            try (Connection connection = roles.tenant().getConnection()) {
                return found(connection, schema, operator);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    private static TenantBoundary found(Connection connection, String schema, String operator) throws SQLException {
        List<String> holes = holes(TenantTables.in(schema, connection));
        return holes.isEmpty()
                ? ofRole(role(connection, schema, operator))
                : none("row-level security doesn't hold: " + String.join(", ", holes));
    }

    private static List<String> holes(List<TenantTables.Table> tables) {
        List<String> holes = new ArrayList<>();
        for (TenantTables.Table table : tables) {
            if (!table.forced()) {
                holes.add("it isn't forced on table " + table.name());
            }
            table.policies().keySet().stream()
                    .filter(policy -> !RowSecurity.isOurs(policy))
                    .forEach(policy -> holes.add("table " + table.name() + " has another policy, " + policy));
        }
        return holes;
    }

    private record Role(String name, boolean mayBypass, boolean isOperatorOrOwner) {}

    private static Role role(Connection connection, String schema, String operator) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ROLE)) {
            select.setString(1, operator);
            select.setString(2, schema);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Role(
                        Columns.text(row, 1),
                        row.getBoolean(2) || row.getBoolean(3),
                        row.getBoolean(4) || row.getBoolean(5));
            }
        }
    }

    private static TenantBoundary ofRole(Role role) {
        if (role.mayBypass()) {
            return none("role " + role.name() + " is a superuser or may bypass row-level security");
        }
        return role.isOperatorOrOwner()
                ? new TenantBoundary(
                        Strength.FORGOTTEN_CONDITIONS,
                        "row-level security, with one role " + role.name() + " for tenants and the operator or owner")
                : new TenantBoundary(
                        Strength.ROLES, "row-level security, with role " + role.name() + " for tenants alone");
    }
}
