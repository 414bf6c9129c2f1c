package dev.resourcebroker.core.binding;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.binding.CarriedVersion.State;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.binding.Plan;
import dev.resourcebroker.binding.ResolvedBinding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.NewInjection;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.StoredInjection;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.core.store.WorkloadPlan;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.IdSource;
import dev.resourcebroker.spi.Injector;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Plans, deliveries and the record of who carries what. A delivery is recorded before it is made and confirmed after;
 * a crash between leaves both the old and the new version on record, which is the truth. Thread-safe.
 */
public final class Injections {
    private static final int ATTEMPTS = 5;
    private static final WorkloadPlan NOTHING = new WorkloadPlan(new UUID(0, 0), List.of(), List.of(), Map.of());

    private final MetaStore store;
    private final AuditTrail audit;
    private final Resolver resolver;
    private final IdSource ids;
    private final Clock clock;

    /**
     * The use cases on a store.
     *
     * @param store the meta-database
     * @param audit records what is done
     * @param resolver decrypts what the meta-database holds
     * @param origin where new ids and times come from
     */
    public Injections(MetaStore store, AuditTrail audit, Resolver resolver, Origin origin) {
        this.store = store;
        this.audit = audit;
        this.resolver = resolver;
        this.ids = origin.ids();
        this.clock = origin.clock();
    }

    /**
     * Tells what a workload would receive.
     *
     * @param caller whose, and who acts
     * @param workload the workload
     * @return names, masked values and the revision
     * @throws dev.resourcebroker.error.BrokerException NOT_READY; DECRYPTION_FAILED; KEY_UNAVAILABLE
     */
    public Plan plan(Caller caller, Workload workload) {
        WorkloadPlan stored = store.tenant(caller.org(), rows -> {
            Optional<WorkloadPlan> there = rows.bindings().workload(workload).map(rows.bindings()::plan);
            there.filter(plan -> audit.recordsReadings() && !plan.connections().isEmpty())
                    .ifPresent(plan -> audit.record(rows, caller, giving(workload, plan)));
            return there.orElse(NOTHING);
        });
        return view(caller.org(), workload, stored).plan();
    }

    private static Act giving(Workload workload, WorkloadPlan plan) {
        plan.connections().forEach(Resolver::ready);
        return Act.giving(Operation.WORKLOAD_PLAN, workload, plan.connections());
    }

    private WorkloadPlan stored(OrgId org, Workload workload) {
        return store.tenant(org, rows -> rows.bindings().plan(Workloads.row(rows.bindings(), workload, ids)));
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
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            WorkloadPlan stored = stored(caller.org(), workload);
            WorkloadView view = view(caller.org(), workload, stored);
            Optional<StoredInjection> same = unchanged(caller.org(), stored, view.revision(), injector);
            if (same.isPresent()) {
                repeat(caller, same.get(), view, injector);
                return new Recorded(this, caller, same.get(), true);
            }
            InjectionId id = new InjectionId(ids.next());
            NewInjection armed = new NewInjection(
                    id,
                    stored.workload(),
                    new NewInjection.Target(target, injector.supersedes()),
                    view.revision(),
                    caller.actor(),
                    clock.instant());
            if (arm(caller, armed, view)) {
                deliver(caller, armed, view, injector);
                return new Recorded(this, caller, new StoredInjection(id, view.revision(), State.WRITTEN), false);
            }
        }
        throw new TransientBrokerException(
                ErrorCode.NOT_READY, "credentials of workload " + workload + " keep being revoked", null);
    }

    /**
     * What a delivery of something that was read is, without recording anything.
     *
     * @param org whose workload
     * @param workload the workload
     * @param stored what was read
     * @return what the workload is to receive
     * @throws dev.resourcebroker.error.BrokerException NOT_READY; DECRYPTION_FAILED; KEY_UNAVAILABLE
     */
    public Delivery delivery(OrgId org, Workload workload, WorkloadPlan stored) {
        return view(org, workload, stored).delivery(org);
    }

    private void repeat(Caller caller, StoredInjection same, WorkloadView view, Injector injector) {
        if (audit.recordsReadings()) {
            store.tenant(caller.org(), rows -> {
                audit.record(rows, caller, delivering(Operation.INJECTION_REPEAT, same.id(), injector.target(), view));
                return same;
            });
        }
        injector.deliver(view.delivery(caller.org()));
    }

    private static Act delivering(Operation operation, InjectionId id, String target, WorkloadView view) {
        return Act.giving(operation, view.workload(), view.stored().connections())
                .and(AuditSubject.of(id), AuditSubject.target(target));
    }

    private Optional<StoredInjection> unchanged(OrgId org, WorkloadPlan stored, String revision, Injector injector) {
        List<StoredInjection> open =
                store.tenantRead(org, rows -> rows.injections().open(stored.workload(), injector.target()));
        // What lies there is what was delivered last.
        Stream<StoredInjection> lying =
                injector.supersedes() ? open.stream().skip(Math.max(0, open.size() - 1)) : open.stream();
        return lying.filter(there -> there.revision().equals(revision) && there.state() != State.ARMED)
                .findFirst();
    }

    // What is being revoked meanwhile isn't delivered any more. Who is about to revoke waits for this, and sees it.
    private boolean arm(Caller caller, NewInjection injection, WorkloadView view) {
        return store.tenant(caller.org(), rows -> {
            if (!rows.versions().areServing(view.stored().connections())) {
                return false;
            }
            rows.injections().arm(injection, view.stored().connections());
            audit.record(
                    rows,
                    caller,
                    delivering(
                            Operation.INJECTION_CREATE,
                            injection.id(),
                            injection.target().name(),
                            view));
            return true;
        });
    }

    private void deliver(Caller caller, NewInjection armed, WorkloadView view, Injector injector) {
        try {
            injector.deliver(view.delivery(caller.org()));
        } catch (PermanentBrokerException e) {
            if (e.code() == ErrorCode.DELIVERY_FAILED) {
                end(caller, armed.id(), false);
            }
            throw e;
        }
        store.tenant(caller.org(), rows -> {
            rows.injections().seen(armed.id(), State.WRITTEN, clock.instant());
            return armed;
        });
    }

    void observedRunning(Caller caller, InjectionId id) {
        proven(caller, id, State.OBSERVED_RUNNING, Operation.INJECTION_OBSERVE);
    }

    void acknowledged(Caller caller, InjectionId id) {
        proven(caller, id, State.ACKNOWLEDGED, Operation.INJECTION_ACKNOWLEDGE);
    }

    private void proven(Caller caller, InjectionId id, State state, Operation operation) {
        store.tenant(caller.org(), rows -> {
            if (!rows.injections().seen(id, state, clock.instant())) {
                throw NotFound.injection(caller.org(), id);
            }
            endEarlier(rows, id);
            audit.record(rows, caller, Act.of(operation, AuditSubject.of(id)));
            return id;
        });
    }

    private void endEarlier(TenantTransaction rows, InjectionId id) {
        rows.injections()
                .endEarlier(id, clock.instant())
                .forEach(ended -> rows.wakes().wakeCarriedBy(ended, clock.instant()));
    }

    /**
     * Ends the record of a delivery.
     *
     * @param caller whose, and who acts
     * @param id the record
     * @throws PermanentBrokerException NOT_FOUND
     */
    public void end(Caller caller, InjectionId id) {
        end(caller, id, true);
    }

    private void end(Caller caller, InjectionId id, boolean withEarlier) {
        store.tenant(caller.org(), rows -> {
            if (!rows.injections().end(id, clock.instant())) {
                throw NotFound.injection(caller.org(), id);
            }
            rows.wakes().wakeCarriedBy(id, clock.instant());
            if (withEarlier) {
                endEarlier(rows, id);
            }
            audit.record(rows, caller, Act.of(Operation.INJECTION_END, AuditSubject.of(id)));
            return id;
        });
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
}
