package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.ProgressRows;
import dev.resourcebroker.core.store.StoredProgress;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.core.store.StoredResource;
import dev.resourcebroker.core.store.StoredWish;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Writes wishes for resources that vendors make, and tells workers. Thread-safe. */
final class Wishes {
    // What callers are shown then is the wish; else it is what the worker does, who comes to the wish in its time.
    private static final Set<Phase> RESTING =
            Set.of(Phase.READY, Phase.DRIFTED, Phase.FAILED, Phase.QUARANTINED, Phase.DELETION_PENDING);

    private final MetaStore store;
    private final AuditTrail audit;
    private final Runnable nudge;
    private final Clock clock;

    Wishes(MetaStore store, AuditTrail audit, Runnable nudge, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.nudge = nudge;
        this.clock = clock;
    }

    /**
     * A resource with what is on record about it, locked by whoever changes it.
     *
     * @param rows the transaction
     * @param resource the resource
     * @param provisioning what is on record
     */
    record Known(TenantTransaction rows, Resource resource, StoredProvisioning provisioning) {
        StoredWish wish() {
            return provisioning.wish();
        }
    }

    /**
     * A new wish.
     *
     * @param wish the wish, of the version after the one that was read
     * @param shown in which phase the resource is shown until a worker says otherwise
     */
    record Wished(StoredWish wish, Phase shown) {}

    Resource write(Caller caller, ResourceId id, Intent intent) {
        Resource changed = store.tenant(caller.org(), rows -> {
            Known known = locked(rows, caller, id);
            Wished wished = intent.in(known);
            rows.provisioning().wish(id, known.wish().version(), wished.wish());
            Phase shown = RESTING.contains(known.resource().phase())
                    ? wished.shown()
                    : known.resource().phase();
            rows.resources().phase(id, shown, clock.instant());
            rows.wakes().wake(id, Long.toString(wished.wish().version()), clock.instant());
            Resource after = rows.resources().find(id).orElseThrow().resource();
            audit.record(rows, caller, Act.of(intent.operation(), AuditSubject.of(id)));
            return after;
        });
        nudge.run();
        return changed;
    }

    /** What a resource is to be, as the caller read it. */
    Specification specification(Caller caller, ResourceId id, long rowVersion) {
        return store.tenantRead(caller.org(), rows -> {
            Resource resource = resource(caller, id, rows.resources().find(id));
            Resources.checkVersion(resource, rowVersion);
            return resource.made()
                    .map(made -> new Specification(made.offering(), resource.parameters()))
                    .orElseThrow(() -> notMade(resource));
        });
    }

    /** Ends a resource here and now: whoever works on it is overtaken, and nobody is called. */
    void forget(Caller caller, ResourceId id, Intent intent) {
        store.tenant(caller.org(), rows -> {
            intent.in(locked(rows, caller, id));
            long now = clock.instant().toEpochMilli();
            StoredProvisioning claimed = rows.provisioning().claim(id, now).orElseThrow();
            long fence = claimed.progress().fence();
            StoredProgress gone =
                    new StoredProgress(Phase.DELETED, fence, claimed.progress().rest());
            rows.progress(id, new ProgressRows.Condition(fence, 0))
                    .save(new ProgressRows.Saved(gone, 0, clock.instant()));
            rows.versions().revokeAll(id);
            rows.resources().bury(id, clock.instant());
            audit.record(rows, caller, Act.of(intent.operation(), AuditSubject.of(id)));
            return id;
        });
    }

    private static Known locked(TenantTransaction rows, Caller caller, ResourceId id) {
        // In the order in which workers lock.
        Optional<StoredProvisioning> provisioning = rows.provisioning().lock(id);
        return known(rows, resource(caller, id, rows.resources().lock(id)), provisioning);
    }

    /** What is on record about a resource, which anybody may change meanwhile. */
    static Known read(TenantTransaction rows, Caller caller, ResourceId id) {
        Resource resource = resource(caller, id, rows.resources().find(id));
        return known(rows, resource, rows.provisioning().find(id));
    }

    private static Resource resource(Caller caller, ResourceId id, Optional<StoredResource> stored) {
        return stored.map(StoredResource::resource).orElseThrow(() -> NotFound.resource(caller.org(), id));
    }

    private static Known known(TenantTransaction rows, Resource resource, Optional<StoredProvisioning> provisioning) {
        return new Known(rows, resource, provisioning.orElseThrow(() -> notMade(resource)));
    }

    private static PermanentBrokerException notMade(Resource resource) {
        return new PermanentBrokerException(
                ErrorCode.NOT_SUPPORTED,
                "resource " + resource.id() + " is of kind " + resource.kind() + ", which no vendor makes");
    }
}
