package dev.resourcebroker.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Row-level security of PostgreSQL on every table that has an {@code org_id}, its owner included. A transaction says for
 * whom it works by a setting that ends with it; without one it sees no row. An operator that has a role of its own needs
 * no setting, and then no setting makes the tenant's role see what the operator's does.
 */
final class RowSecurity {
    static final String ORG = "resource_broker.org";
    static final String SCOPE = "resource_broker.scope";
    static final String OPERATOR = "operator";

    private static final String ALWAYS = " using (true)";
    private static final String WHEN_SAID = " using (current_setting('" + SCOPE + "', true) = '" + OPERATOR + "')";
    private static final String ONE_ORG = "to public using (org_id = current_setting('" + ORG + "', true))";
    private static final String PREFIX = "resource_broker_";

    private final String schema;
    private final Map<String, String> policies = new TreeMap<>();

    /**
     * The policies for these users.
     *
     * @param schema whose tables they are for
     * @param users who connects
     */
    RowSecurity(String schema, Users users) {
        this.schema = schema;
        policies.put(PREFIX + "tenant", ONE_ORG);
        policies.put(
                PREFIX + "operator",
                to(users.operator()) + (users.operator().equals(users.tenant()) ? WHEN_SAID : ALWAYS));
        if (!users.owner().equals(users.tenant()) && !users.owner().equals(users.operator())) {
            policies.put(PREFIX + "owner", to(users.owner()) + ALWAYS);
        }
    }

    /** Who owns the schema, who speaks for one organisation, who works across them; as the server names them. */
    record Users(String owner, String tenant, String operator) {}

    static boolean isOurs(String policy) {
        return policy.startsWith(PREFIX);
    }

    /** Makes the policies what they should be. Takes no lock on tables where they are. */
    void apply(Connection owner) throws SQLException {
        if (wrong(owner).isEmpty()) {
            return;
        }
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            // Others may be starting right now.
            statement.execute("select pg_advisory_xact_lock(hashtext('resource_broker." + schema + "'))");
            for (TenantTables.Table table : wrong(owner)) {
                repair(statement, table);
            }
            owner.commit();
        } finally {
            owner.setAutoCommit(true);
        }
    }

    private List<TenantTables.Table> wrong(Connection owner) throws SQLException {
        return TenantTables.in(schema, owner).stream()
                .filter(table -> !(table.forced() && ours(table).equals(policies)))
                .toList();
    }

    private static Map<String, String> ours(TenantTables.Table table) {
        Map<String, String> ours = new TreeMap<>(table.policies());
        ours.keySet().removeIf(policy -> !isOurs(policy));
        return ours;
    }

    private void repair(Statement statement, TenantTables.Table table) throws SQLException {
        String name = quoted(schema) + "." + quoted(table.name());
        for (String policy : ours(table).keySet()) {
            statement.execute("drop policy " + policy + " on " + name);
        }
        for (Map.Entry<String, String> policy : policies.entrySet()) {
            String on = policy.getKey() + " on " + name;
            statement.execute("create policy " + on + " " + policy.getValue());
            // What the catalogue holds is worded otherwise; this is compared at the next start.
            statement.execute("comment on policy " + on + " is " + statement.enquoteLiteral(policy.getValue()));
        }
        statement.execute("alter table " + name + " enable row level security, force row level security");
    }

    private static String to(String user) {
        return "to " + quoted(user);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
