package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.resource.ConnectionVersion;
import dev.resourcebroker.resource.ConnectionVersion.State;
import dev.resourcebroker.resource.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
                .query("select v.seq, case when v.state = 'ACTIVE' and v.seq < r.connection_seq then 'SUPERSEDED'"
                        + " else v.state end as state, v.created_by, v.created_at from rb.connection_versions v"
                        + " join rb.resources r on r.org_id = v.org_id and r.id = v.resource_id"
                        + " where v.org_id = :org and v.resource_id = :resource order by v.seq desc")
                .bind("org", org.value())
                .bind("resource", resource.value())
                .map((row, context) -> version(resource, row))
                .list();
    }

    /**
     * What the newest usable version of a deleted resource gives.
     *
     * @param resource the resource
     * @return its number and ciphertext; empty when the resource isn't deleted, or nothing of it was kept
     */
    public Optional<SealedField> retained(ResourceId resource) {
        return statements
                .query("select v.seq, v.details from rb.connection_versions v"
                        + " join rb.resources r on r.org_id = v.org_id and r.id = v.resource_id"
                        + " where v.org_id = :org and v.resource_id = :resource and v.state = 'ACTIVE'"
                        + " and r.phase = 'DELETED' and v.details is not null order by v.seq desc limit 1")
                .bind("org", org.value())
                .bind("resource", resource.value())
                .map((row, context) -> new SealedField(
                        SealedField.Column.VERSION, resource.value(), row.getLong("seq"), row.getBytes("details")))
                .findOne();
    }

    /**
     * Whether workloads may be given versions, and nobody changes that before the end of the transaction.
     *
     * @param connections the versions
     * @return false when one of them is being revoked, or was
     */
    public boolean areServing(List<StoredConnection> connections) {
        // In one order, so that two who ask don't wait for each other.
        return connections.stream()
                .sorted(Comparator.comparing(
                        (StoredConnection one) -> one.resource().value()))
                .allMatch(this::isServing);
    }

    private boolean isServing(StoredConnection connection) {
        return statements
                .query("select seq from rb.connection_versions where org_id = :org and resource_id = :resource"
                        + " and seq = :seq and state in ('ACTIVE', 'SUPERSEDED')" + statements.sharedLock())
                .bind("org", org.value())
                .bind("resource", connection.resource().value())
                .bind("seq", connection.seq())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
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
