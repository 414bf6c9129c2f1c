package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.resource.ConnectionVersion.State;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a worker writes about one resource, under its fence, in one transaction. All is written by {@link #save}, and only
 * if the worker's progress is.
 */
public final class ProgressRows {
    private static final String SAVE = "update rb.provisioning set phase_since = case when phase = :phase then"
            + " phase_since else :at end, phase = :phase, progress = :progress, failures = :failures"
            + " where org_id = :org and resource_id = :id and phase <> 'DELETED' and fence = :fence";
    private static final String HELD = " exists (select 1 from rb.provisioning p"
            + " where p.org_id = :org and p.resource_id = :id and p.fence = :fence";
    private static final String WISHED = " and wish_version = :wish";
    private static final String SHOW = "update rb.resources set phase = :phase, provider_resource_id = :vendor,"
            + " failure_code = :code, failure_message = :message,"
            + " failed_at = :failed_at, changed_at = :at"
            + " where org_id = :org and id = :id and";
    private static final String VERSION = " where org_id = :org and resource_id = :id and seq = :seq and";

    private final Statements statements;
    private final Key key;
    private final Condition condition;
    private final Message changes;

    ProgressRows(Statements statements, Key key, Condition condition) {
        this.statements = statements;
        this.key = key;
        this.condition = condition;
        this.changes = new Message(statements);
    }

    /** Which resource. */
    record Key(OrgId org, ResourceId id) {}

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
     * Saves progress and what was to be written with it, unless another worker has claimed the resource since or the
     * wish is a newer one that matters.
     *
     * @param saved the progress; its fence is the one that is there
     * @return the version of the wish by now; empty when nothing was stored
     */
    public Optional<Long> save(Saved saved) {
        Message message = new Message(statements);
        held(message.add(SAVE + (condition.wish() > 0 ? WISHED : "")))
                .bind("phase", saved.progress().phase().name())
                .bind("progress", TextMap.write(saved.progress().rest()))
                .bind("failures", saved.failures())
                .bind("at", Columns.time(saved.at()));
        message.addAll(changes);
        return message.changed("wish_version");
    }

    // What goes with the saving is written on the same condition.
    private Message.Part change(String sql) {
        return held(changes.add(sql + HELD + (condition.wish() > 0 ? WISHED : "") + ")"));
    }

    private Message.Part held(Message.Part part) {
        part.bind("org", key.org().value()).bind("id", key.id().value()).bind("fence", condition.fence());
        return condition.wish() > 0 ? part.bind("wish", condition.wish()) : part;
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
        change(SHOW)
                .bind("phase", shown.phase().name())
                .bind("vendor", shown.vendorId())
                .bind("code", shown.failure().map(Made.Failure::code).orElse(null))
                .bind("message", shown.failure().map(Made.Failure::message).orElse(null))
                .bind(
                        "failed_at",
                        shown.failure()
                                .map(failure -> Columns.time(failure.at()))
                                .orElse(null))
                .bind("at", Columns.time(at));
    }

    /**
     * Keeps the secret that administers the resource.
     *
     * @param sealed its ciphertext
     */
    public void master(byte[] sealed) {
        change("update rb.provisioning set master = :master where org_id = :org and resource_id = :id and")
                .bind("master", sealed);
    }

    /**
     * Keeps the secret that was chosen for a version, until the vendor has it.
     *
     * @param seq the version
     * @param sealed its ciphertext
     */
    public void given(long seq, byte[] sealed) {
        change("update rb.connection_versions set given = :given" + VERSION)
                .bind("given", sealed)
                .bind("seq", seq);
    }

    /**
     * Stores a new version of its credential.
     *
     * @param credential the version
     * @param at when
     */
    public void insert(StoredCredential credential, Instant at) {
        change("insert into rb.connection_versions (org_id, resource_id, seq, state, provider_credential_id, given,"
                        + " created_by, created_at) select :org, :id, :seq, :state, :vendor, :given,"
                        + " 'service:provisioning', :at where")
                .bind("seq", credential.seq())
                .bind("state", credential.state().name())
                .bind("vendor", credential.vendorId())
                .bind("given", credential.given())
                .bind("at", Columns.time(at));
    }

    /**
     * Changes where a version stands. What was stored of a revoked one is forgotten.
     *
     * @param credential the version
     */
    public void change(StoredCredential credential) {
        String forgotten = credential.state() == State.REVOKED ? ", details = null, given = null" : "";
        change("update rb.connection_versions set state = :state, provider_credential_id = :vendor" + forgotten
                        + VERSION)
                .bind("state", credential.state().name())
                .bind("vendor", credential.vendorId())
                .bind("seq", credential.seq());
    }

    /**
     * Keeps what the vendor gave.
     *
     * @param version the version
     */
    public void details(NewVersion version) {
        change("update rb.connection_versions set details = :details, given = null, entry_names = :names" + VERSION)
                .bind("details", version.details())
                .bind("names", String.join(",", version.entryNames()))
                .bind("seq", version.seq());
    }

    /**
     * Makes a version the one that is injected.
     *
     * @param seq the version; 0 for none
     */
    public void makeCurrent(long seq) {
        String version = "from rb.connection_versions v where v.org_id = :org and v.resource_id = :id and v.seq = :seq";
        change("update rb.resources set connection_seq = :seq, connection_details = (select v.details " + version
                        + "), entry_names = coalesce((select v.entry_names " + version + "), entry_names),"
                        + " row_version = row_version + 1 where org_id = :org and id = :id and")
                .bind("seq", seq);
    }

    /** Frees the name of a deleted resource, and forgets what it gave. */
    public void bury() {
        change("update rb.resources set live_name = null, connection_details = null, row_version = row_version + 1"
                + " where org_id = :org and id = :id and");
    }

    /**
     * Whether a delivery carries a version, by what is committed now. Asked after saving: whoever delivers it waits for
     * that, or was first and is seen here.
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
                .bind("org", key.org().value())
                .bind("id", key.id().value())
                .bind("seq", seq)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
