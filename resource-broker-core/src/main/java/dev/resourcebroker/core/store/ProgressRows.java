package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.resource.ConnectionVersion.State;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** What a worker writes about one resource, under its fence. */
public final class ProgressRows {
    private static final String SAVE = "update rb.provisioning set phase_since = case when phase = :phase then"
            + " phase_since else :at end, phase = :phase, progress = :progress, failures = :failures"
            + " where org_id = :org and resource_id = :id and phase <> 'DELETED'";
    private static final String SHOW = "update rb.resources set phase = :phase, provider_resource_id = :vendor,"
            + " failure_code = :code, failure_message = :message,"
            + " failed_at = :failed_at, changed_at = :at"
            + " where org_id = :org and id = :id";

    private final Statements statements;
    private final OrgId org;
    private final ResourceId id;

    ProgressRows(Statements statements, OrgId org, ResourceId id) {
        this.statements = statements;
        this.org = org;
        this.id = id;
    }

    /**
     * On what a worker's writing depends.
     *
     * @param fence the fence that was claimed
     * @param wish the version of the wish that was read; 0 when a newer one doesn't matter
     */
    public record Condition(long fence, long wish) {}

    /**
     * A worker's progress.
     *
     * @param progress how far it has got
     * @param failures how many attempts in a row came to nothing
     * @param at when
     */
    public record Saved(StoredProgress progress, int failures, Instant at) {}

    /**
     * Saves progress, unless another worker has claimed the resource since.
     *
     * @param condition what must still be so
     * @param saved the progress; its fence is the one that is there
     * @return the version of the wish by now; empty when it wasn't so, and nothing was stored
     */
    public Optional<Long> save(Condition condition, Saved saved) {
        String conditions = SAVE + " and fence = :fence" + (condition.wish() > 0 ? " and wish_version = :wish" : "");
        Update update = bound(statements.update(conditions))
                .bind("phase", saved.progress().phase().name())
                .bind("progress", TextMap.write(saved.progress().rest()))
                .bind("failures", saved.failures())
                .bind("at", Columns.time(saved.at()))
                .bind("fence", condition.fence());
        if (condition.wish() > 0) {
            update.bind("wish", condition.wish());
        }
        return update.executeAndReturnGeneratedKeys("wish_version")
                .mapTo(Long.class)
                .findOne();
    }

    /**
     * What callers are shown of a resource.
     *
     * @param phase where it stands
     * @param vendorId the vendor's id of it, once known
     * @param failure what hinders it, if something does
     */
    public record Shown(Phase phase, @Nullable String vendorId, Optional<Made.Failure> failure) {}

    /**
     * Shows callers how far it has got.
     *
     * @param shown what they see
     * @param at when
     */
    public void show(Shown shown, Instant at) {
        bound(statements.update(SHOW))
                .bind("phase", shown.phase().name())
                .bind("vendor", shown.vendorId())
                .bind("code", shown.failure().map(Made.Failure::code).orElse(null))
                .bind("message", shown.failure().map(Made.Failure::message).orElse(null))
                .bind(
                        "failed_at",
                        shown.failure()
                                .map(failure -> Columns.time(failure.at()))
                                .orElse(null))
                .bind("at", Columns.time(at))
                .execute();
    }

    /**
     * Keeps the secret that administers the resource.
     *
     * @param sealed its ciphertext
     */
    public void master(byte[] sealed) {
        bound(statements.update(
                        "update rb.provisioning set master = :master where org_id = :org and resource_id = :id"))
                .bind("master", sealed)
                .execute();
    }

    /**
     * Keeps the secret that was chosen for a version, until the vendor has it.
     *
     * @param seq the version
     * @param sealed its ciphertext
     */
    public void given(long seq, byte[] sealed) {
        bound(statements.update("update rb.connection_versions set given = :given"
                        + " where org_id = :org and resource_id = :id and seq = :seq"))
                .bind("given", sealed)
                .bind("seq", seq)
                .execute();
    }

    /**
     * Stores a new version of its credential.
     *
     * @param credential the version
     * @param at when
     */
    public void insert(StoredCredential credential, Instant at) {
        bound(statements.update("insert into rb.connection_versions (org_id, resource_id, seq, state,"
                        + " provider_credential_id, given, created_by, created_at)"
                        + " values (:org, :id, :seq, :state, :vendor, :given, 'service:provisioning', :at)"))
                .bind("seq", credential.seq())
                .bind("state", credential.state().name())
                .bind("vendor", credential.vendorId())
                .bind("given", credential.given())
                .bind("at", Columns.time(at))
                .execute();
    }

    /**
     * Changes where a version stands. What was stored of a revoked one is forgotten.
     *
     * @param credential the version
     */
    public void change(StoredCredential credential) {
        String forgotten = credential.state() == State.REVOKED ? ", details = null, given = null" : "";
        bound(statements.update("update rb.connection_versions set state = :state, provider_credential_id = :vendor"
                        + forgotten + " where org_id = :org and resource_id = :id and seq = :seq"))
                .bind("state", credential.state().name())
                .bind("vendor", credential.vendorId())
                .bind("seq", credential.seq())
                .execute();
    }

    /**
     * Keeps what the vendor gave.
     *
     * @param version the version
     */
    public void details(NewVersion version) {
        bound(statements.update("update rb.connection_versions set details = :details, given = null,"
                        + " entry_names = :names where org_id = :org and resource_id = :id and seq = :seq"))
                .bind("details", version.details())
                .bind("names", String.join(",", version.entryNames()))
                .bind("seq", version.seq())
                .execute();
    }

    /**
     * Makes a version the one that is injected.
     *
     * @param seq the version; 0 for none
     */
    public void makeCurrent(long seq) {
        String version = "from rb.connection_versions v where v.org_id = :org and v.resource_id = :id and v.seq = :seq";
        bound(statements.update("update rb.resources set connection_seq = :seq, connection_details = (select v.details "
                        + version + "), entry_names = coalesce((select v.entry_names " + version + "), entry_names),"
                        + " row_version = row_version + 1 where org_id = :org and id = :id"))
                .bind("seq", seq)
                .execute();
    }

    /** Frees the name of a deleted resource, and forgets what it gave. */
    public void bury() {
        bound(statements.update("update rb.resources set live_name = null, connection_details = null,"
                        + " row_version = row_version + 1 where org_id = :org and id = :id"))
                .execute();
    }

    /**
     * Whether a delivery carries a version, by what is committed now.
     *
     * @param seq the version
     * @return whether one does that hasn't ended
     */
    public boolean isCarried(long seq) {
        return statements
                .query("select 1 from rb.injection_versions c"
                        + " join rb.injections i on i.org_id = c.org_id and i.id = c.injection_id"
                        + " where c.org_id = :org and c.resource_id = :id and c.seq = :seq and i.ended_at is null"
                        + " limit 1")
                .bind("org", org.value())
                .bind("id", id.value())
                .bind("seq", seq)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private Update bound(Update update) {
        return update.bind("org", org.value()).bind("id", id.value());
    }
}
