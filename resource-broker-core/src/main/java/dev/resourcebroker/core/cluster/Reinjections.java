package dev.resourcebroker.core.cluster;

import dev.resourcebroker.Actor;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.cluster.ReinjectReport;
import dev.resourcebroker.cluster.Reinjection;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.binding.Injections;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.spi.ClusterTarget;
import dev.resourcebroker.spi.ClusterVisit;

/** The re-injection of everything into a cluster, from the meta-database alone. Thread-safe. */
public final class Reinjections {
    private final MetaStore store;
    private final Injections injections;
    private final AuditTrail audit;

    /**
     * The use case on a store.
     *
     * @param store the meta-database
     * @param injections delivers, and records who carries what
     * @param audit records what is done
     */
    public Reinjections(MetaStore store, Injections injections, AuditTrail audit) {
        this.store = store;
        this.injections = injections;
        this.audit = audit;
    }

    /**
     * Injects everything that is registered for a cluster. It is recorded before it begins.
     *
     * @param actor who acts
     * @param target the cluster
     * @param how at what pace, and who is told
     * @return what came of it
     */
    public ReinjectReport reinject(Actor actor, ClusterTarget target, Reinjection how) {
        ClusterId cluster = target.cluster();
        long total = store.operator(rows -> {
            long registered = rows.clusters().count(cluster);
            audit.record(
                    rows, AuditChain.PLATFORM, actor, Act.of(Operation.CLUSTER_REINJECT, AuditSubject.of(cluster)));
            return registered;
        });
        Tally tally = new Tally(total, how.progress());
        Pins pins = new Pins(store, audit, actor, cluster);
        try (ClusterVisit visit = target.visit(new Pace(how.writesPerSecond())::await)) {
            NamespaceTask.Site site = new NamespaceTask.Site(visit, how.takesRecreated(), actor);
            NamespaceTask task = new NamespaceTask(injections, site, pins, tally);
            new PagedRun(store, cluster, how.parallelism()).run(page -> pins.forget(task.gone(page)), task::run);
            pins.flush();
        }
        return tally.report();
    }
}
