package dev.resourcebroker.core.binding;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.CarriedVersion.State;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.binding.Plan;
import dev.resourcebroker.binding.ResolvedBinding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.NewInjection;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.StoredInjection;
import dev.resourcebroker.core.store.WorkloadPlan;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.spi.IdSource;
import dev.resourcebroker.spi.Injector;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Plans, deliveries and the record of who carries what. A delivery is recorded before it is made and confirmed after;
 * a crash between leaves both the old and the new version on record, which is the truth. Thread-safe.
 */
public final class Injections {
    private static final WorkloadPlan NOTHING = new WorkloadPlan(new UUID(0, 0), List.of(), List.of(), Map.of());

    private final MetaStore store;
    private final Resolver resolver;
    private final IdSource ids;
    private final Clock clock;

    /**
     * The use cases on a store.
     *
     * @param store the meta-database
     * @param resolver decrypts what it holds
     * @param ids gives new ids
     * @param clock tells when something was delivered
     */
    public Injections(MetaStore store, Resolver resolver, IdSource ids, Clock clock) {
        this.store = store;
        this.resolver = resolver;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Tells what a workload would receive.
     *
     * @param org whose
     * @param workload the workload
     * @return names, masked values and the revision
     * @throws dev.resourcebroker.error.BrokerException NOT_READY; DECRYPTION_FAILED; KEY_UNAVAILABLE
     */
    public Plan plan(OrgId org, Workload workload) {
        Optional<WorkloadPlan> stored =
                store.tenant(org, rows -> rows.bindings().workload(workload).map(rows.bindings()::plan));
        return view(org, workload, stored.orElse(NOTHING)).plan();
    }

    private WorkloadPlan stored(OrgId org, Workload workload) {
        return store.tenant(org, rows -> rows.bindings().plan(Workloads.row(rows, workload, ids)));
    }

    private WorkloadView view(OrgId org, Workload workload, WorkloadPlan stored) {
        List<ResolvedBinding> resolved = stored.connections().stream()
                .map(connection -> resolver.resolved(org, connection))
                .toList();
        return new WorkloadView(workload, stored, resolved);
    }

    /**
     * Delivers to a workload everything that is bound to it.
     *
     * @param caller whose, and who acts
     * @param workload the workload
     * @param injector where it is delivered
     * @return the record
     * @throws dev.resourcebroker.error.BrokerException NOT_READY; DECRYPTION_FAILED; KEY_UNAVAILABLE; DELIVERY_FAILED
     */
    public Injection inject(Caller caller, Workload workload, Injector injector) {
        String target = Targets.checked(injector.target());
        WorkloadPlan stored = stored(caller.org(), workload);
        WorkloadView view = view(caller.org(), workload, stored);
        Optional<StoredInjection> same = unchanged(caller.org(), stored, view.revision(), injector);
        if (same.isPresent()) {
            injector.deliver(view.delivery(caller.org()));
            return new Recorded(this, caller.org(), same.get(), true);
        }
        InjectionId id = new InjectionId(ids.next());
        NewInjection armed =
                new NewInjection(id, stored.workload(), target, view.revision(), caller.actor(), clock.instant());
        arm(caller.org(), armed, stored);
        deliver(caller.org(), armed, view, injector);
        return new Recorded(this, caller.org(), new StoredInjection(id, view.revision(), State.WRITTEN), false);
    }

    private Optional<StoredInjection> unchanged(OrgId org, WorkloadPlan stored, String revision, Injector injector) {
        List<StoredInjection> open =
                store.tenantRead(org, rows -> rows.injections().open(stored.workload(), injector.target()));
        if (injector.supersedes() && open.size() != 1) {
            return Optional.empty();
        }
        return open.stream()
                .filter(there -> there.revision().equals(revision) && there.state() != State.ARMED)
                .findFirst();
    }

    private void arm(OrgId org, NewInjection injection, WorkloadPlan stored) {
        store.tenant(org, rows -> {
            rows.injections().arm(injection, stored.connections());
            return injection;
        });
    }

    private void deliver(OrgId org, NewInjection armed, WorkloadView view, Injector injector) {
        try {
            injector.deliver(view.delivery(org));
        } catch (PermanentBrokerException e) {
            if (e.code() == ErrorCode.DELIVERY_FAILED) {
                end(org, armed.id());
            }
            throw e;
        }
        store.tenant(org, rows -> {
            rows.injections().seen(armed.id(), State.WRITTEN, clock.instant());
            if (injector.supersedes()) {
                rows.injections().endOthers(armed.workload(), armed.target(), armed.id(), clock.instant());
            }
            return armed;
        });
    }

    void observedRunning(OrgId org, InjectionId id) {
        boolean there = store.tenant(org, rows -> rows.injections().seen(id, State.OBSERVED_RUNNING, clock.instant()));
        if (!there) {
            throw NotFound.injection(org, id);
        }
    }

    /**
     * Ends the record of a delivery.
     *
     * @param org whose
     * @param id the record
     * @throws PermanentBrokerException NOT_FOUND
     */
    public void end(OrgId org, InjectionId id) {
        if (!store.tenant(org, rows -> rows.injections().end(id, clock.instant()))) {
            throw NotFound.injection(org, id);
        }
    }

    /**
     * Tells who carries which version of a resource's credentials.
     *
     * @param org whose
     * @param resource the resource
     * @return the deliveries that have not ended
     * @throws PermanentBrokerException NOT_FOUND
     */
    public List<CarriedVersion> carriers(OrgId org, ResourceId resource) {
        Bindings.checkResource(store, org, resource);
        return store.tenantRead(org, rows -> rows.injections().carriers(resource));
    }

    /**
     * Ends all deliveries to a target instance, of every organisation.
     *
     * @param target the target instance
     * @return how many were ended
     */
    public int retire(String target) {
        return store.operator(rows -> rows.retire(Targets.checked(target), clock.instant()));
    }
}
