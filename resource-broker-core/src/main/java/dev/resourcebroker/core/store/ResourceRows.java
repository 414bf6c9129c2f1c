package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.Labels;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.ManagedIntegration.Deletion;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Resources of one organisation, with their labels. Deleted ones are found only where a method says so. */
public final class ResourceRows {
    private static final String SELECT = "select r.id, r.kind, r.name, r.type, r.parameters, r.phase, r.row_version,"
            + " r.connection_seq, r.connection_details, r.entry_names, r.created_by, r.created_at, r.changed_at,"
            + " r.offering, r.provider_resource_id, r.deletion_policy, r.deletion_protected, r.failure_code,"
            + " r.failure_message, r.failed_at,"
            + " l.name as label_name, l.label_value from ";
    private static final String WITH_LABELS =
            " left join rb.resource_labels l on l.org_id = r.org_id and l.resource_id = r.id order by r.id, l.name";
    // What a user made elsewhere stays there.
    private static final Deletion NOT_OURS = new Deletion(DeletionPolicy.RETAIN, false);
    private static final String LIVE = " r.phase <> 'DELETED'";

    private final Statements statements;
    private final OrgId org;

    ResourceRows(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    /**
     * Stores a new resource, without a connection version.
     *
     * @param resource the resource
     * @return false when its name is taken; nothing was stored then
     */
    public boolean insert(Resource resource) {
        boolean inserted = statements.insertedUnlessTaken(() -> insertRow(resource));
        if (inserted) {
            insertLabels(resource.id(), resource.labels());
        }
        return inserted;
    }

    private void insertRow(Resource resource) {
        Optional<Made> made = resource.made();
        Deletion deletion = made.map(Made::deletion).orElse(NOT_OURS);
        statements
                .update("insert into rb.resources (id, org_id, kind, name, live_name, type, parameters, phase,"
                        + " connection_seq, entry_names, row_version, offering, provisioning_job_id, deletion_policy,"
                        + " deletion_protected, created_by, created_at, changed_at)"
                        + " values (:id, :org, :kind, :name, :name, :type, :parameters, :phase,"
                        + " 0, '', :row_version, :offering, :job, :policy, :protected, :by, :created, :changed)")
                .bind("id", resource.id().value())
                .bind("org", org.value())
                .bind("kind", resource.kind().value())
                .bind("name", resource.name())
                .bind("type", resource.type().value())
                .bind("parameters", TextMap.write(resource.parameters()))
                .bind("phase", resource.phase().name())
                .bind("row_version", resource.rowVersion())
                .bind(
                        "offering",
                        made.map(Made::offering).map(OfferingId::toString).orElse(null))
                .bind(
                        "job",
                        made.map(any -> WakeRows.instance(org, resource.id())).orElse(null))
                .bind("policy", deletion.policy().name())
                .bind("protected", deletion.isProtected())
                .bind("by", resource.history().createdBy().toString())
                .bind("created", Columns.time(resource.history().createdAt()))
                .bind("changed", Columns.time(resource.history().changedAt()))
                .execute();
    }

    private void insertLabels(ResourceId id, Labels labels) {
        if (labels.values().isEmpty()) {
            return;
        }
        PreparedBatch batch = statements.batch("insert into rb.resource_labels (org_id, resource_id, name, label_value)"
                + " values (:org, :id, :name, :value)");
        labels.values()
                .forEach((name, value) -> batch.bind("org", org.value())
                        .bind("id", id.value())
                        .bind("name", name)
                        .bind("value", value)
                        .add());
        batch.execute();
    }

    /**
     * Finds a resource.
     *
     * @param id its id
     * @return the resource, unless it is deleted
     */
    public Optional<StoredResource> find(ResourceId id) {
        return only(statements
                .query(SELECT + "rb.resources r" + where("r.id = :id and" + LIVE))
                .bind("id", id.value()));
    }

    /**
     * Finds a resource by its name.
     *
     * @param name its name
     * @return the resource, unless it is deleted
     */
    public Optional<StoredResource> find(String name) {
        return only(statements
                .query(SELECT + "rb.resources r" + where("r.live_name = :name and" + LIVE))
                .bind("name", name));
    }

    private static String where(String condition) {
        return WITH_LABELS.replace(" order by", " where r.org_id = :org and " + condition + " order by");
    }

    private Optional<StoredResource> only(Query query) {
        return query
                .bind("org", org.value())
                .scanResultSet((rows, context) -> new ResourceReader(org).read(rows.get()))
                .stream()
                .findFirst();
    }

    /**
     * Lists resources in order of creation.
     *
     * @param filter which ones; deleted ones only when their phase is asked for
     * @param page which part
     * @return that part
     */
    public List<StoredResource> list(ResourceFilter filter, Page.Request page) {
        ResourceConditions conditions = new ResourceConditions(filter, page);
        return conditions
                .bind(statements.query(SELECT + "(" + conditions.sql() + ") r" + WITH_LABELS))
                .bind("org", org.value())
                .scanResultSet((rows, context) -> new ResourceReader(org).read(rows.get()));
    }

    /**
     * Locks a resource until the end of the transaction, so that binding, replacing and deleting it take turns.
     *
     * @param id its id
     * @return the locked resource, unless it is deleted
     */
    public Optional<StoredResource> lock(ResourceId id) {
        boolean locked = statements
                .query("select r.id from rb.resources r where r.org_id = :org and r.id = :id and" + LIVE
                        + " for update")
                .bind("org", org.value())
                .bind("id", id.value())
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
        return locked ? find(id) : Optional.empty();
    }

    /**
     * Replaces all labels of a locked resource.
     *
     * @param id the resource
     * @param labels its new labels
     * @param at when
     */
    public void relabel(ResourceId id, Labels labels, Instant at) {
        statements
                .update("delete from rb.resource_labels where org_id = :org and resource_id = :id")
                .bind("org", org.value())
                .bind("id", id.value())
                .execute();
        insertLabels(id, labels);
        set(id, "", Map.of(), at);
    }

    /**
     * Makes a stored connection version the current one of a locked resource.
     *
     * @param version the version
     */
    public void makeCurrent(NewVersion version) {
        Map<String, Object> values = Map.of(
                "seq", version.seq(),
                "details", version.details(),
                "names", String.join(",", version.entryNames()));
        String columns = "connection_seq = :seq, connection_details = :details, entry_names = :names,";
        set(version.resource(), columns, values, version.createdAt());
    }

    /**
     * Says what a deletion of a locked resource does.
     *
     * @param id the resource
     * @param deletion what
     * @param at when that was said
     */
    public void deletion(ResourceId id, Deletion deletion, Instant at) {
        set(
                id,
                "deletion_policy = :policy, deletion_protected = :protected,",
                Map.of("policy", deletion.policy().name(), "protected", deletion.isProtected()),
                at);
    }

    /**
     * Shows a locked resource in another phase.
     *
     * @param id the resource
     * @param phase the phase
     * @param at since when
     */
    public void phase(ResourceId id, Phase phase, Instant at) {
        set(id, "phase = :phase,", Map.of("phase", phase.name()), at);
    }

    /**
     * Gives a locked resource other parameters.
     *
     * @param id the resource
     * @param parameters all of them
     * @param at when
     */
    public void parameters(ResourceId id, Map<String, String> parameters, Instant at) {
        set(id, "parameters = :parameters,", Map.of("parameters", TextMap.write(parameters)), at);
    }

    /**
     * Turns a locked resource into a tombstone: its name is free again, its ciphertext gone.
     *
     * @param id the resource
     * @param at when
     */
    public void bury(ResourceId id, Instant at) {
        set(
                id,
                "phase = :phase, live_name = null, connection_details = null,",
                Map.of("phase", Phase.DELETED.name()),
                at);
    }

    private void set(ResourceId id, String columns, Map<String, ?> values, Instant at) {
        statements
                .update("update rb.resources set " + columns + " changed_at = :at, row_version = row_version + 1"
                        + " where org_id = :org and id = :id")
                .bindMap(values)
                .bind("at", Columns.time(at))
                .bind("org", org.value())
                .bind("id", id.value())
                .execute();
    }
}
