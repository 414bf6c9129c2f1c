package dev.resourcebroker.neon.role;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A database whose objects belong to one role that can't log in. Log-in roles are members of it, and make what they make
 * as it; so one of them can be dropped, and what it made stays, usable and alterable by the others. Everything here may be
 * done again. Thread-safe.
 *
 * @param owner the role that owns
 * @param within how long each session may take, at least a second
 */
public record OwnedDatabase(String owner, Duration within) {
    private static final String MEMBER =
            "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?" + " AND pg_has_role(session_user, oid, 'MEMBER'))";

    /**
     * Makes the owner unless it is there, and gives it what the administrator has in this database. The database itself
     * stays the administrator's, since some vendors keep a record of that.
     *
     * @param admin a role that may create roles, and that owns the database
     * @throws dev.resourcebroker.error.TransientBrokerException VENDOR_UNAVAILABLE when it can't be done
     */
    public void prepare(Login admin) {
        Sessions.run(admin, within, session -> {
            // Two at a time would trip over one another's role.
            run(session, "SELECT pg_advisory_xact_lock(hashtext(" + literal(owner) + "))");
            if (!isTrue(session, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", owner)) {
                run(session, "CREATE ROLE " + name(owner) + " NOLOGIN");
                run(session, "GRANT " + name(owner) + " TO CURRENT_USER");
            }
            handOver(session, admin);
            return owner;
        });
    }

    private void handOver(Connection session, Login admin) throws SQLException {
        String database = name(admin.server().database());
        run(session, "REASSIGN OWNED BY CURRENT_USER TO " + name(owner));
        run(session, "ALTER DATABASE " + database + " OWNER TO CURRENT_USER");
        run(session, "GRANT ALL ON DATABASE " + database + " TO " + name(owner));
        boolean closed = isTrue(
                session,
                "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'public'"
                        + " AND NOT has_schema_privilege(?, oid, 'CREATE'))",
                owner);
        if (closed) {
            run(session, "GRANT ALL ON SCHEMA public TO " + name(owner));
        }
    }

    /**
     * Makes a role a member of the owner.
     *
     * @param admin who made the owner
     * @param member a role that is there
     * @throws dev.resourcebroker.error.TransientBrokerException VENDOR_UNAVAILABLE when it can't be done
     */
    public void admit(Login admin, String member) {
        Sessions.run(admin, within, session -> {
            run(session, "GRANT " + name(owner) + " TO " + name(member));
            return member;
        });
    }

    /**
     * Lets a member act as the owner from its next session on. A member may do that for itself.
     *
     * @param member the member
     * @throws dev.resourcebroker.error.TransientBrokerException VENDOR_UNAVAILABLE when it can't be done
     */
    public void actAsOwner(Login member) {
        Sessions.run(member, within, session -> {
            // Its session may begin as the owner, who may not do that.
            run(session, "SET ROLE NONE");
            run(session, "ALTER ROLE " + name(member.role()) + " SET role = " + literal(owner));
            return member.role();
        });
    }

    /**
     * Gives the owner what a member made as itself after all, and takes the member's own privileges away: what keeps a
     * role from being dropped.
     *
     * @param member the member
     * @throws dev.resourcebroker.error.TransientBrokerException VENDOR_UNAVAILABLE when it can't be done
     */
    public void handBack(Login member) {
        Sessions.run(member, within, session -> {
            run(session, "SET ROLE NONE");
            // A role that was never admitted was given to nobody, and made nothing.
            if (isTrue(session, MEMBER, owner)) {
                run(session, "REASSIGN OWNED BY " + name(member.role()) + " TO " + name(owner));
            }
            run(session, "DROP OWNED BY " + name(member.role()));
            return member.role();
        });
    }

    private static boolean isTrue(Connection session, String sql, String argument) throws SQLException {
        try (PreparedStatement query = session.prepareStatement(sql)) {
            query.setString(1, argument);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static void run(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String name(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
