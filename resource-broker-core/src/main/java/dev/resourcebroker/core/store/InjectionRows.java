package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.CarriedVersion.State;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.resource.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Records of deliveries to one organisation's workloads. */
public final class InjectionRows {
    private final Statements statements;
    private final OrgId org;

    InjectionRows(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    /**
     * The deliveries to a target that have not ended.
     *
     * @param workload the workload's row
     * @param target the target instance
     * @return the records, oldest first
     */
    public List<StoredInjection> open(UUID workload, String target) {
        return statements
                .query("select id, revision, state from rb.injections where org_id = :org"
                        + " and workload_id = :workload and target = :target and ended_at is null order by id")
                .bind("org", org.value())
                .bind("workload", workload)
                .bind("target", target)
                .map((row, context) -> new StoredInjection(
                        new InjectionId(Columns.uuid(row, "id")), Columns.text(row, "revision"), state(row)))
                .list();
    }

    /**
     * Records a delivery before it is made.
     *
     * @param injection the delivery
     * @param carried the versions that it carries
     */
    public void arm(NewInjection injection, List<StoredConnection> carried) {
        statements
                .update("insert into rb.injections (id, org_id, workload_id, target, supersedes, revision, state,"
                        + " created_by, armed_at, last_seen_at) values (:id, :org, :workload, :target, :supersedes,"
                        + " :revision, 'ARMED', :by, :at, :at)")
                .bind("id", injection.id().value())
                .bind("org", org.value())
                .bind("workload", injection.workload())
                .bind("target", injection.target().name())
                .bind("supersedes", injection.target().supersedes())
                .bind("revision", injection.revision())
                .bind("by", injection.by().toString())
                .bind("at", Columns.time(injection.at()))
                .execute();
        insertVersions(injection.id(), carried);
    }

    private void insertVersions(InjectionId id, List<StoredConnection> carried) {
        if (carried.isEmpty()) {
            return;
        }
        PreparedBatch batch = statements.batch("insert into rb.injection_versions (org_id, injection_id, binding_id,"
                + " resource_id, seq) values (:org, :injection, :binding, :resource, :seq)");
        for (StoredConnection connection : carried) {
            batch.bind("org", org.value())
                    .bind("injection", id.value())
                    .bind("binding", connection.binding().value())
                    .bind("resource", connection.resource().value())
                    .bind("seq", connection.seq())
                    .add();
        }
        batch.execute();
    }

    /**
     * Records how sure it is that a delivery arrived.
     *
     * @param id the delivery
     * @param state how sure
     * @param at when that was seen
     * @return false when there is no such delivery
     */
    public boolean seen(InjectionId id, State state, Instant at) {
        return statements
                        .update("update rb.injections set state = :state, last_seen_at = :at"
                                + " where org_id = :org and id = :id")
                        .bind("state", state.name())
                        .bind("at", Columns.time(at))
                        .bind("org", org.value())
                        .bind("id", id.value())
                        .execute()
                > 0;
    }

    /**
     * Ends the earlier deliveries to the target of one that took their place; none where it didn't.
     *
     * @param id the later delivery
     * @param at when
     * @return which were ended
     */
    public List<InjectionId> endEarlier(InjectionId id, Instant at) {
        List<InjectionId> earlier = statements
                .query("select o.id from rb.injections n join rb.injections o on o.org_id = n.org_id"
                        + " and o.workload_id = n.workload_id and o.target = n.target"
                        + " where n.org_id = :org and n.id = :id and n.supersedes and o.id < n.id"
                        + " and o.ended_at is null")
                .bind("org", org.value())
                .bind("id", id.value())
                .mapTo(UUID.class)
                .map(InjectionId::new)
                .list();
        earlier.forEach(ended -> end(ended, at));
        return earlier;
    }

    /**
     * Ends a delivery; one that has ended keeps its time.
     *
     * @param id the delivery
     * @param at when
     * @return false when there is no such delivery
     */
    public boolean end(InjectionId id, Instant at) {
        return statements
                        .update("update rb.injections set ended_at = coalesce(ended_at, :at)"
                                + " where org_id = :org and id = :id")
                        .bind("at", Columns.time(at))
                        .bind("org", org.value())
                        .bind("id", id.value())
                        .execute()
                > 0;
    }

    /**
     * Tells which deliveries of a resource's versions have not ended.
     *
     * @param resource the resource
     * @return who carries which version, oldest first
     */
    public List<CarriedVersion> carriers(ResourceId resource) {
        return statements
                .query("select distinct i.id, w.name, w.environment, i.target, v.seq, i.state, i.last_seen_at"
                        + " from rb.injection_versions v"
                        + " join rb.injections i on i.org_id = v.org_id and i.id = v.injection_id"
                        + " join rb.workloads w on w.org_id = i.org_id and w.id = i.workload_id"
                        + " where v.org_id = :org and v.resource_id = :resource and i.ended_at is null"
                        + " order by i.id, v.seq")
                .bind("org", org.value())
                .bind("resource", resource.value())
                .map((row, context) -> carried(row))
                .list();
    }

    private static CarriedVersion carried(ResultSet row) throws SQLException {
        return new CarriedVersion(
                new InjectionId(Columns.uuid(row, "id")),
                new Workload(Columns.text(row, "name"), Columns.text(row, "environment")),
                Columns.text(row, "target"),
                row.getLong("seq"),
                state(row),
                Columns.time(row, "last_seen_at"));
    }

    private static State state(ResultSet row) throws SQLException {
        return State.valueOf(Columns.text(row, "state"));
    }
}
