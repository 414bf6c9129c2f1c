package dev.resourcebroker.core.binding;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.StoredResource;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.spi.IdSource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Binding resources to workloads. Thread-safe. */
public final class Bindings {
    private final MetaStore store;
    private final AuditTrail audit;
    private final IdSource ids;
    private final Clock clock;

    /**
     * The use cases on a store.
     *
     * @param store the meta-database
     * @param audit records what is done
     * @param origin where new ids and times come from
     */
    public Bindings(MetaStore store, AuditTrail audit, Origin origin) {
        this.store = store;
        this.audit = audit;
        this.ids = origin.ids();
        this.clock = origin.clock();
    }

    /**
     * What a caller asks to bind.
     *
     * @param resource the resource
     * @param workload who receives it
     * @param naming under which names
     */
    public record Wish(ResourceId resource, Workload workload, Naming naming) {}

    /**
     * Binds a resource to a workload, or returns the same binding that is there.
     *
     * @param caller whose, and who acts
     * @param wish what is bound
     * @return the binding
     * @throws PermanentBrokerException NOT_FOUND; NAME_CLASH; INVALID_ARGUMENT
     */
    public Binding bind(Caller caller, Wish wish) {
        return store.tenant(caller.org(), rows -> {
            StoredResource resource = rows.resources()
                    .lock(wish.resource())
                    .orElseThrow(() -> NotFound.resource(caller.org(), wish.resource()));
            Binding binding = newBinding(caller, wish, resource);
            // What a vendor is still to give has no names yet.
            if (resource.resource().connectionVersion() > 0) {
                Variables.checkEntries(List.of(binding), resource.resource().type(), resource.entryNames());
            }
            UUID workload = Workloads.row(rows.bindings(), wish.workload(), ids);
            if (!rows.bindings().insert(binding, workload)) {
                return sameOrClash(rows, binding);
            }
            audit.record(rows, caller, bound(binding));
            return binding;
        });
    }

    private static Act bound(Binding binding) {
        return Act.of(
                Operation.BINDING_CREATE,
                AuditSubject.of(binding.id()),
                AuditSubject.of(binding.resource()),
                AuditSubject.of(binding.workload()));
    }

    private Binding newBinding(Caller caller, Wish wish, StoredResource resource) {
        Naming naming = Variables.resolved(wish.naming(), resource.resource().type());
        return new Binding(
                new BindingId(ids.next()), wish.resource(), wish.workload(), naming, caller.actor(), clock.instant());
    }

    private static Binding sameOrClash(TenantTransaction rows, Binding wanted) {
        Set<String> names = names(wanted);
        for (Binding there : rows.bindings().list(wanted.workload())) {
            if (there.resource().equals(wanted.resource()) && there.naming().equals(wanted.naming())) {
                return there;
            }
            Optional<String> taken =
                    names(there).stream().filter(names::contains).findFirst();
            if (taken.isPresent()) {
                throw clash(wanted, there, taken.get());
            }
        }
        throw new PermanentBrokerException(
                ErrorCode.NAME_CLASH, "a binding of " + wanted.workload() + " was removed meanwhile; bind again");
    }

    private static PermanentBrokerException clash(Binding wanted, Binding there, String name) {
        return new PermanentBrokerException(
                ErrorCode.NAME_CLASH,
                "workload " + wanted.workload() + ": the binding of resource " + wanted.resource() + " would claim "
                        + name + ", which binding " + there.id() + " of resource " + there.resource()
                        + " claims already; give one of them a prefix or other names");
    }

    private static Set<String> names(Binding binding) {
        return binding.naming().variables().stream().map(Naming.Variable::name).collect(Collectors.toSet());
    }

    /**
     * Removes a binding.
     *
     * @param caller whose, and who acts
     * @param id its id
     * @throws PermanentBrokerException NOT_FOUND
     */
    public void unbind(Caller caller, BindingId id) {
        store.tenant(caller.org(), rows -> {
            if (!rows.bindings().delete(id)) {
                throw NotFound.binding(caller.org(), id);
            }
            audit.record(rows, caller, Act.of(Operation.BINDING_DELETE, AuditSubject.of(id)));
            return id;
        });
    }

    /**
     * Lists the bindings of a workload.
     *
     * @param org whose
     * @param workload the workload
     * @return its bindings, in order of creation
     */
    public List<Binding> list(OrgId org, Workload workload) {
        return store.tenantRead(org, rows -> rows.bindings().list(workload));
    }

    /**
     * Lists the bindings of a resource.
     *
     * @param org whose
     * @param resource the resource
     * @return its bindings, in order of creation
     * @throws PermanentBrokerException NOT_FOUND
     */
    public List<Binding> list(OrgId org, ResourceId resource) {
        checkResource(store, org, resource);
        return store.tenantRead(org, rows -> rows.bindings().list(resource));
    }

    static void checkResource(MetaStore store, OrgId org, ResourceId resource) {
        if (store.tenantRead(org, rows -> rows.resources().find(resource)).isEmpty()) {
            throw NotFound.resource(org, resource);
        }
    }
}
