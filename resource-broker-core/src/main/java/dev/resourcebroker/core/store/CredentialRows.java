package dev.resourcebroker.core.store;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.resource.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The credentials for vendors that one organisation brought. */
public final class CredentialRows {
    /** Of a table that is called c. */
    static final String COLUMNS = "c.id as brought_id, c.provider, c.account, c.version, c.fields, c.since,"
            + " c.refused_since, c.expires_at";

    private static final String SELECT = "select " + COLUMNS + " from rb.credentials c where c.org_id = :org";
    private static final String USING =
            " from rb.provisioning where org_id = :org and credential_id = :id" + " and phase <> 'DELETED'";

    private final Statements statements;
    private final OrgId org;

    CredentialRows(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    /**
     * Lists them by the names of their providers.
     *
     * @return all of them
     */
    public List<StoredBrought> list() {
        return statements
                .query(SELECT + " order by c.provider")
                .bind("org", org.value())
                .map((row, context) -> brought(row))
                .list();
    }

    /**
     * Finds the one for a vendor.
     *
     * @param provider whose vendor
     * @return it, if there is one
     */
    public Optional<StoredBrought> find(ProviderId provider) {
        return find(provider, "");
    }

    /**
     * Locks the one for a vendor until the end of the transaction.
     *
     * @param provider whose vendor
     * @return it, if there is one
     */
    public Optional<StoredBrought> lock(ProviderId provider) {
        return find(provider, " for update");
    }

    /**
     * Keeps the one for a vendor from being removed or replaced before the end of the transaction.
     *
     * @param provider whose vendor
     * @return it, if there is one
     */
    public Optional<StoredBrought> keep(ProviderId provider) {
        return find(provider, statements.sharedLock());
    }

    private Optional<StoredBrought> find(ProviderId provider, String locked) {
        return statements
                .query(SELECT + " and c.provider = :provider" + locked)
                .bind("org", org.value())
                .bind("provider", provider.value())
                .map((row, context) -> brought(row))
                .findOne();
    }

    static StoredBrought brought(ResultSet row) throws SQLException {
        return new StoredBrought(
                Columns.uuid(row, "brought_id"),
                ProviderId.of(Columns.text(row, "provider")),
                Columns.text(row, "account"),
                row.getLong("version"),
                row.getBytes("fields"),
                Columns.time(row, "since"),
                timeOrNull(row, "refused_since"),
                timeOrNull(row, "expires_at"));
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * Stores the first values for a vendor.
     *
     * @param brought the credential
     * @param by who brought it
     * @return false when somebody else was first; nothing was stored then
     */
    public boolean insert(StoredBrought brought, Actor by) {
        return statements.insertedUnlessTaken(() -> bound(
                        "insert into rb.credentials (id, org_id, provider, account, version, fields, created_by, since,"
                                + " expires_at)"
                                + " values (:id, :org, :provider, :account, :version, :fields, :by, :since, :expires)",
                        brought,
                        by)
                .bind("provider", brought.provider().value())
                .execute());
    }

    /**
     * Stores other values in the place of those that were locked.
     *
     * @param brought the credential
     * @param by who brought it
     */
    public void replace(StoredBrought brought, Actor by) {
        bound(
                        "update rb.credentials set account = :account, version = :version, fields = :fields,"
                                + " created_by = :by, since = :since, refused_since = null,"
                                + " expires_at = :expires, expiry_told = 0"
                                + " where org_id = :org and id = :id",
                        brought,
                        by)
                .execute();
    }

    private Update bound(String sql, StoredBrought brought, Actor by) {
        return statements
                .update(sql)
                .bind("id", brought.id())
                .bind("org", org.value())
                .bind("account", brought.account())
                .bind("version", brought.version())
                .bind("fields", brought.sealed())
                .bind("by", by.toString())
                .bind("since", Columns.time(brought.since()))
                .bind("expires", brought.expiresAt() == null ? null : Columns.time(brought.expiresAt()));
    }

    /**
     * Records that its expiry was told.
     *
     * @param brought the credential, as it was read
     * @param told 1 ahead of time, 2 when it had come
     * @return false when that was recorded already, or other values took its place
     */
    public boolean expiryTold(StoredBrought brought, int told) {
        return statements
                        .update("update rb.credentials set expiry_told = :told"
                                + " where org_id = :org and id = :id and version = :version and expiry_told < :told")
                        .bind("told", told)
                        .bind("org", org.value())
                        .bind("id", brought.id())
                        .bind("version", brought.version())
                        .execute()
                > 0;
    }

    /**
     * Forgets one that was locked.
     *
     * @param id its id
     */
    public void remove(UUID id) {
        statements
                .update("delete from rb.credentials where org_id = :org and id = :id")
                .bind("org", org.value())
                .bind("id", id)
                .execute();
    }

    /**
     * Counts the resources that were made with one.
     *
     * @param id its id
     * @return how many aren't deleted
     */
    public int uses(UUID id) {
        return statements
                .query("select count(*)" + USING)
                .bind("org", org.value())
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Lists the resources that were made with one.
     *
     * @param id its id
     * @return those that aren't deleted
     */
    public List<ResourceId> using(UUID id) {
        return statements
                .query("select resource_id" + USING + " order by resource_id")
                .bind("org", org.value())
                .bind("id", id)
                .map((row, context) -> new ResourceId(Columns.uuid(row, 1)))
                .list();
    }

    /**
     * Records that the vendor refuses values.
     *
     * @param brought the values that it was called with
     * @param at since when
     * @return false when that was known already, or they were replaced or removed meanwhile
     */
    public boolean refused(StoredBrought brought, Instant at) {
        return changed("refused_since = :at", "refused_since is null", brought, at);
    }

    /**
     * Records that the vendor takes values again.
     *
     * @param brought the values that it was called with
     * @return false when that was known already, or they were replaced or removed meanwhile
     */
    public boolean accepted(StoredBrought brought) {
        return changed("refused_since = null", "refused_since is not null", brought, null);
    }

    private boolean changed(String change, String unless, StoredBrought brought, @Nullable Instant at) {
        Update update = statements
                .update("update rb.credentials set " + change + " where org_id = :org and id = :id"
                        + " and version = :version and " + unless)
                .bind("org", org.value())
                .bind("id", brought.id())
                .bind("version", brought.version());
        return (at == null ? update : update.bind("at", Columns.time(at))).execute() > 0;
    }
}
