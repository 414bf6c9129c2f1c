package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.UUID;

/**
 * Says, in the transaction that changes a resource, that a worker is to look at it. The scheduled task of a resource is
 * moved forward; while somebody works on it, a second one is stored that moves it when that is over.
 */
public final class WakeRows {
    /** The task that works on a resource. */
    public static final String TASK = "provisioning";

    /** The task that moves another forward. */
    public static final String WAKING = "provisioning-wake";

    private final Statements statements;
    private final OrgId org;

    WakeRows(Statements statements, OrgId org) {
        this.statements = statements;
        this.org = org;
    }

    /**
     * The name of the task of a resource.
     *
     * @param org whose
     * @param id the resource
     * @return its name
     */
    public static String instance(OrgId org, ResourceId id) {
        return org.value() + "/" + id;
    }

    /**
     * Begins to look after a new resource.
     *
     * @param id the resource
     * @param at when to look first
     */
    public void begin(ResourceId id, Instant at) {
        insert(TASK, instance(org, id), at);
    }

    /**
     * Has a resource looked at soon.
     *
     * @param id the resource
     * @param reason what makes this wake different from every other
     * @param at when
     */
    public void wake(ResourceId id, String reason, Instant at) {
        String instance = instance(org, id);
        int moved = statements
                .update("update rb.scheduled_tasks set execution_time = :at, version = version + 1"
                        + " where task_name = :task and task_instance = :instance and picked = false")
                .bind("at", Columns.time(at))
                .bind("task", TASK)
                .bind("instance", instance)
                .execute();
        if (moved == 0) {
            insert(WAKING, instance + "/" + reason, at);
        }
    }

    /**
     * Has a resource looked at later, beside any look before.
     *
     * @param id the resource
     * @param reason what makes this wake different from every other
     * @param at when
     */
    public void wakeLater(ResourceId id, String reason, Instant at) {
        insert(WAKING, instance(org, id) + "/" + reason, at);
    }

    /**
     * Has the resources looked at of which an ended delivery carried an older version, which may be revoked now.
     *
     * @param injection the delivery
     * @param at when
     */
    public void wakeCarriedBy(InjectionId injection, Instant at) {
        statements
                .query("select distinct v.resource_id from rb.injection_versions v"
                        + " join rb.resources r on r.org_id = v.org_id and r.id = v.resource_id"
                        + " where v.org_id = :org and v.injection_id = :injection and v.seq < r.connection_seq"
                        + " and r.provisioning_job_id is not null")
                .bind("org", org.value())
                .bind("injection", injection.value())
                .mapTo(UUID.class)
                .list()
                .forEach(id -> wake(new ResourceId(id), injection.toString(), at));
    }

    private void insert(String task, String instance, Instant at) {
        statements
                .update("insert into rb.scheduled_tasks (task_name, task_instance, execution_time, picked,"
                        + " consecutive_failures, version, priority)"
                        + " values (:task, :instance, :at, false, 0, 1, 0)")
                .bind("task", task)
                .bind("instance", instance)
                .bind("at", Columns.time(at))
                .execute();
    }
}
