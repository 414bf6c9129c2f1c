package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.Actor;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.ProgressRows;
import dev.resourcebroker.core.store.StoredProgress;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.core.store.StoredResource;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.ManagedIntegration.Deletion;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.spi.BrokerEvent;
import java.time.Clock;
import java.util.Optional;

/**
 * Puts on record what somebody did at a vendor, each time in one transaction, unless a caller or another worker was faster.
 * Thread-safe.
 *
 * @param store the meta-database
 * @param audit records it
 * @param events tells of it
 * @param clock tells the time
 */
record AdoptionLedger(MetaStore store, AuditTrail audit, Events events, Clock clock) {
    private static final Actor ACTOR = Actor.service("provisioning");

    /** What was changed is what is wished for from now on, and costs what that costs. */
    boolean changed(Work work, DriftAdoption.Found found) {
        return store.tenant(work.org(), rows -> {
            if (locked(rows, work).isEmpty()) {
                return false;
            }
            rows.provisioning()
                    .wish(
                            work.id(),
                            work.stored().wish().version(),
                            work.stored().wish().nextGeneration());
            rows.provisioning().cost(work.id(), found.cost());
            rows.resources().parameters(work.id(), found.specification().parameters(), clock.instant());
            record(rows, work);
            return true;
        });
    }

    /** What was removed is deleted, as far as nobody needs it. */
    boolean removed(Work work) {
        boolean removed = store.tenant(work.org(), rows -> {
            if (locked(rows, work).filter(resource -> isFree(rows, resource)).isEmpty()) {
                return false;
            }
            bury(rows, work);
            record(rows, work);
            return true;
        });
        if (removed) {
            events.publish(new BrokerEvent.PhaseChanged(
                    clock.instant(), work.org(), work.id(), Phase.DELETED, Optional.empty()));
        }
        return removed;
    }

    private void bury(TenantTransaction rows, Work work) {
        StoredProgress progress = work.stored().progress();
        StoredProgress gone = new StoredProgress(Phase.DELETED, progress.fence(), progress.rest());
        rows.progress(work.id(), new ProgressRows.Condition(progress.fence(), 0))
                .save(new ProgressRows.Saved(gone, 0, clock.instant()));
        rows.versions().revokeAll(work.id());
        rows.resources().bury(work.id(), clock.instant());
    }

    /** The resource, if nothing changed since it was looked at. Locked in the order in which workers lock. */
    private static Optional<Resource> locked(TenantTransaction rows, Work work) {
        StoredProvisioning before = work.stored();
        return rows.provisioning()
                .lock(work.id())
                .filter(now -> now.progress().fence() == before.progress().fence())
                .filter(now -> now.wish().version() == before.wish().version())
                .flatMap(now -> rows.resources().lock(work.id()))
                .map(StoredResource::resource);
    }

    private static boolean isFree(TenantTransaction rows, Resource resource) {
        boolean isProtected = resource.made()
                .map(Made::deletion)
                .filter(Deletion::isProtected)
                .isPresent();
        return !isProtected && rows.bindings().list(resource.id()).isEmpty();
    }

    private void record(TenantTransaction rows, Work work) {
        audit.record(rows, new Caller(work.org(), ACTOR), Act.of(Operation.RESOURCE_ADOPT, AuditSubject.of(work.id())));
    }
}
