package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.provider.Providers;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.NewProvisioning;
import dev.resourcebroker.core.store.StoredOriginal;
import dev.resourcebroker.core.store.StoredResource;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.Extra;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provisioning.Quota;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.Made;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceRequest;
import dev.resourcebroker.spi.Admission;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Wishing for resources that vendors make. Workers make them. Thread-safe. */
public final class Making {
    private static final int ATTEMPTS = 5;

    private final MetaStore store;
    private final Offers offers;
    private final AuditTrail audit;
    private final Supply.Origin origin;

    /**
     * What there is to wish for.
     *
     * @param providers who makes what
     * @param quotas who may have how much
     * @param nudge tells this process's workers that there is something to do
     */
    public record Offers(Providers providers, Quotas quotas, Runnable nudge) {}

    /**
     * Wishes on a store.
     *
     * @param store the meta-database
     * @param offers what there is to wish for
     * @param audit records what is wished
     * @param origin where new ids and times come from
     */
    public Making(MetaStore store, Offers offers, AuditTrail audit, Supply.Origin origin) {
        this.store = store;
        this.offers = offers;
        this.audit = audit;
        this.origin = origin;
    }

    Resource create(Caller caller, ResourceRequest request, Admission.Made made) {
        Planned planned = planned(made);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Resource> there = there(caller, request, planned);
            if (there.isPresent()) {
                return there.get();
            }
            Optional<Resource> created = insert(caller, request, planned);
            if (created.isPresent()) {
                offers.nudge().run();
                return created.get();
            }
        }
        throw new TransientBrokerException(
                ErrorCode.META_DATABASE_BUSY, "the name '" + request.name() + "' keeps changing hands", null);
    }

    private Optional<Resource> there(Caller caller, ResourceRequest request, Planned planned) {
        return store.tenantRead(caller.org(), rows -> {
            Optional<StoredResource> there = rows.resources().find(request.name());
            there.ifPresent(stored -> checkSame(rows, stored.resource(), request, planned));
            return there.map(StoredResource::resource);
        });
    }

    /** Tells what creating would do; throws what it would throw. */
    Creating.Foreseen foresee(Caller caller, ResourceRequest request, Admission.Made made) {
        Planned planned = planned(made);
        Optional<Cost> cost = Optional.of(planned.cost());
        if (there(caller, request, planned).isPresent()) {
            return new Creating.Foreseen(cost, Outlook.nothing(cost));
        }
        Quota quota = offers.quotas().of(caller.org());
        Payer payer = Payer.of(caller.org(), planned.offered());
        store.tenantRead(caller.org(), rows -> {
            planned.copying().of(rows, caller, payer.check(rows));
            Quotas.check(rows, quota, planned.offering().id(), planned.cost());
            return quota;
        });
        return new Creating.Foreseen(Optional.empty(), Outlook.of(Calls.creation(planned.copying(), 1), cost));
    }

    /** What a request comes down to. */
    record Planned(Offered offered, Specification specification, Cost cost, Made made, Copying copying) {
        Offering offering() {
            return offered.offering();
        }
    }

    /** Who pays what. */
    private record Bill(Optional<UUID> credential, Cost cost, Optional<StoredOriginal> original) {}

    Planned planned(Admission.Made made) {
        Offered offered = offers.providers().get(made.offering());
        checkPolicy(offered.offering(), made.deletion().policy());
        Copying copying = new Copying(offered.offering(), made.original());
        copying.check();
        Specification specification = offered.offering().specify(made.parameters());
        return new Planned(
                offered,
                specification,
                offered.provider().cost(specification),
                new Made(made.offering(), Optional.empty(), made.deletion(), Optional.empty()),
                copying);
    }

    static void checkPolicy(Offering offering, DeletionPolicy policy) {
        if (policy == DeletionPolicy.SNAPSHOT_THEN_DELETE && !offering.does(Extra.SNAPSHOT)) {
            throw new PermanentBrokerException(ErrorCode.NOT_SUPPORTED, offering.id() + " takes no snapshots");
        }
    }

    private Optional<Resource> insert(Caller caller, ResourceRequest request, Planned planned) {
        Resource resource =
                resource(caller, request, planned, new ResourceId(origin.ids().next()));
        Quota quota = offers.quotas().of(caller.org());
        Payer payer = Payer.of(caller.org(), planned.offered());
        return store.tenant(caller.org(), rows -> {
            // Before the row, that a refusal stores nothing.
            Optional<UUID> credential = payer.choose(rows);
            Optional<StoredOriginal> original = planned.copying().of(rows, caller, credential);
            Quotas.take(rows, quota, planned.offering().id(), planned.cost());
            return rows.resources().insert(resource)
                    ? Optional.of(begun(rows, caller, resource, new Bill(credential, planned.cost(), original)))
                    : Optional.empty();
        });
    }

    /** Refuses what was on record ever: only what nobody knows is adopted. */
    void checkUnrecorded(Caller caller, ResourceId id) {
        boolean known = store.tenantRead(
                        caller.org(), rows -> rows.provisioning().find(id))
                .isPresent();
        if (known) {
            throw new PermanentBrokerException(ErrorCode.ALREADY_EXISTS, "resource " + id + " is on record");
        }
    }

    /** Stores what is there already, as it is, under the id that it has; paid by whose account it is in. */
    Resource adopt(Caller caller, ResourceRequest request, Planned planned, Adopting.Found found) {
        ResourceId id = found.finding().tag().resource();
        Resource resource = resource(caller, request, planned, id);
        Instant now = resource.history().createdAt();
        NewProvisioning.Begun begun =
                new NewProvisioning.Begun(found.finding().tag().incarnation(), found.epoch(now), found.progress());
        Quota quota = offers.quotas().of(caller.org());
        Resource adopted = store.tenant(caller.org(), rows -> {
            Quotas.take(rows, quota, planned.offering().id(), planned.cost());
            if (!rows.resources().insert(resource)) {
                throw new PermanentBrokerException(
                        ErrorCode.ALREADY_EXISTS, "the name '" + request.name() + "' or the id " + id + " is taken");
            }
            Optional<UUID> credential =
                    found.paying(rows, planned.offering().id().provider());
            rows.provisioning()
                    .insert(new NewProvisioning(id, credential, planned.cost(), Optional.empty(), now), begun);
            return recorded(rows, caller, Act.of(Operation.RESOURCE_ADOPT, AuditSubject.of(id)), resource);
        });
        offers.nudge().run();
        return adopted;
    }

    private Resource begun(TenantTransaction rows, Caller caller, Resource resource, Bill bill) {
        ResourceId id = resource.id();
        Instant now = resource.history().createdAt();
        rows.provisioning().insert(new NewProvisioning(id, bill.credential(), bill.cost(), bill.original(), now));
        Act act = Act.of(Operation.RESOURCE_CREATE, AuditSubject.of(id));
        Act all = bill.original()
                .map(of -> act.and(AuditSubject.of(of.resource())))
                .orElse(act);
        return recorded(rows, caller, all, resource);
    }

    private Resource recorded(TenantTransaction rows, Caller caller, Act act, Resource resource) {
        rows.wakes().begin(resource.id(), resource.history().createdAt());
        Resource begun = rows.resources().find(resource.id()).orElseThrow().resource();
        audit.record(rows, caller, act);
        return begun;
    }

    private Resource resource(Caller caller, ResourceRequest request, Planned planned, ResourceId id) {
        Instant now = origin.clock().instant();
        return new Resource(
                id,
                caller.org(),
                request.kind(),
                request.name(),
                planned.offering().type(),
                planned.specification().parameters(),
                request.labels(),
                Phase.PENDING,
                0,
                0,
                new Resource.History(caller.actor(), now, now),
                Optional.of(planned.made()));
    }

    private static void checkSame(TenantTransaction rows, Resource there, ResourceRequest request, Planned planned) {
        String difference = difference(rows, there, request, planned);
        if (difference.isEmpty()) {
            return;
        }
        throw new PermanentBrokerException(
                ErrorCode.ALREADY_EXISTS,
                "resource '" + there.name() + "' (" + there.id() + ") is there with other " + difference);
    }

    private static String difference(TenantTransaction rows, Resource there, ResourceRequest request, Planned planned) {
        if (!there.kind().equals(request.kind())) {
            return "kind";
        }
        if (!there.made().map(Made::offering).equals(Optional.of(planned.made().offering()))) {
            return "offering";
        }
        if (!there.parameters().equals(planned.specification().parameters())) {
            return "parameters";
        }
        if (!there.labels().equals(request.labels())) {
            return "labels";
        }
        Optional<StoredOriginal> original =
                rows.provisioning().find(there.id()).flatMap(of -> of.rest().original());
        return planned.copying().isOf(original) ? "" : "original";
    }
}
