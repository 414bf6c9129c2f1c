package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.resource.ConnectionVersion;
import dev.resourcebroker.resource.ConnectionVersion.State;
import dev.resourcebroker.resource.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Connection versions of one organisation's resources. */
public final class ConnectionVersionRows {
    private final Statements statements;
    private final OrgId org;

    ConnectionVersionRows(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    /**
     * Stores a version as the active one; the one before is superseded.
     *
     * @param version the version
     */
    public void activate(NewVersion version) {
        statements
                .update("update rb.connection_versions set state = 'SUPERSEDED'"
                        + " where org_id = :org and resource_id = :resource and state = 'ACTIVE'")
                .bind("org", org.value())
                .bind("resource", version.resource().value())
                .execute();
        statements
                .update("insert into rb.connection_versions (org_id, resource_id, seq, state, details, created_by,"
                        + " created_at) values (:org, :resource, :seq, 'ACTIVE', :details, :by, :at)")
                .bind("org", org.value())
                .bind("resource", version.resource().value())
                .bind("seq", version.seq())
                .bind("details", version.details())
                .bind("by", version.createdBy().toString())
                .bind("at", Columns.time(version.createdAt()))
                .execute();
    }

    /**
     * Lists the versions of a resource.
     *
     * @param resource the resource
     * @return its versions, newest first
     */
    public List<ConnectionVersion> list(ResourceId resource) {
        return statements
                .query("select seq, state, created_by, created_at from rb.connection_versions"
                        + " where org_id = :org and resource_id = :resource order by seq desc")
                .bind("org", org.value())
                .bind("resource", resource.value())
                .map((row, context) -> version(resource, row))
                .list();
    }

    /**
     * Forgets what is stored of all versions of a resource.
     *
     * @param resource the resource
     */
    public void revokeAll(ResourceId resource) {
        statements
                .update("update rb.connection_versions set state = 'REVOKED', details = null"
                        + " where org_id = :org and resource_id = :resource")
                .bind("org", org.value())
                .bind("resource", resource.value())
                .execute();
    }

    private static ConnectionVersion version(ResourceId resource, ResultSet row) throws SQLException {
        return new ConnectionVersion(
                resource,
                row.getLong("seq"),
                State.valueOf(Columns.text(row, "state")),
                Columns.actor(row, "created_by"),
                Columns.time(row, "created_at"));
    }
}
