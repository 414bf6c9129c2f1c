package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.audit.AuditSubject;
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
import dev.resourcebroker.resource.ConnectionVersion;
import dev.resourcebroker.resource.Labels;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceFilter;
import dev.resourcebroker.resource.ResourceId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reading, labelling and deleting resources. Thread-safe. */
public final class Resources {
    private final MetaStore store;
    private final AuditTrail audit;
    private final Managing managing;
    private final Clock clock;

    /**
     * The use cases on a store.
     *
     * @param store the meta-database
     * @param audit records what is done
     * @param managing deletes what vendors made
     * @param clock tells when something changed
     */
    public Resources(MetaStore store, AuditTrail audit, Managing managing, Clock clock) {
        this.store = store;
        this.managing = managing;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Reads a resource.
     *
     * @param org whose
     * @param id its id
     * @return the resource
     * @throws PermanentBrokerException NOT_FOUND
     */
    public Resource get(OrgId org, ResourceId id) {
        return store.tenantRead(org, rows -> rows.resources().find(id))
                .map(StoredResource::resource)
                .orElseThrow(() -> NotFound.resource(org, id));
    }

    /**
     * Finds a resource by name.
     *
     * @param org whose
     * @param name its name
     * @return the resource, when there is one
     */
    public Optional<Resource> find(OrgId org, String name) {
        return store.tenantRead(org, rows -> rows.resources().find(name)).map(StoredResource::resource);
    }

    /**
     * Lists resources.
     *
     * @param org whose
     * @param filter which ones
     * @param page which part
     * @return that part
     */
    public Page<Resource> list(OrgId org, ResourceFilter filter, Page.Request page) {
        List<Resource> items = store.tenantRead(org, rows -> rows.resources().list(filter, page)).stream()
                .map(StoredResource::resource)
                .toList();
        return new Page<>(items, next(items, page));
    }

    private static Optional<Page.Request> next(List<Resource> items, Page.Request page) {
        if (items.size() < page.size()) {
            return Optional.empty();
        }
        UUID last = items.get(items.size() - 1).id().value();
        return Optional.of(new Page.Request(page.size(), Optional.of(last)));
    }

    /**
     * Replaces the labels of a resource.
     *
     * @param caller whose, and who acts
     * @param id its id
     * @param rowVersion the version that the caller read
     * @param labels the new labels
     * @return the changed resource
     * @throws PermanentBrokerException NOT_FOUND; CONFLICT
     */
    public Resource label(Caller caller, ResourceId id, long rowVersion, Labels labels) {
        return store.tenant(caller.org(), rows -> {
            checkVersion(locked(rows, caller.org(), id).resource(), rowVersion);
            rows.resources().relabel(id, labels, clock.instant());
            Resource labelled = locked(rows, caller.org(), id).resource();
            audit.record(rows, caller, Act.of(Operation.RESOURCE_LABEL, AuditSubject.of(id)));
            return labelled;
        });
    }

    /**
     * Lists the connection versions of a resource.
     *
     * @param org whose
     * @param id its id
     * @return the versions, newest first
     * @throws PermanentBrokerException NOT_FOUND
     */
    public List<ConnectionVersion> versions(OrgId org, ResourceId id) {
        get(org, id);
        return store.tenantRead(org, rows -> rows.versions().list(id));
    }

    /**
     * Deletes a resource that nothing is bound to.
     *
     * @param caller whose, and who acts
     * @param id its id
     * @throws PermanentBrokerException NOT_FOUND; STILL_BOUND; PROTECTED
     */
    public void delete(Caller caller, ResourceId id) {
        if (get(caller.org(), id).made().isPresent()) {
            managing.delete(caller, id);
            return;
        }
        store.tenant(caller.org(), rows -> {
            checkUnbound(rows, locked(rows, caller.org(), id).resource());
            rows.versions().revokeAll(id);
            rows.resources().bury(id, clock.instant());
            audit.record(rows, caller, Act.of(Operation.RESOURCE_DELETE, AuditSubject.of(id)));
            return id;
        });
    }

    static void checkUnbound(TenantTransaction rows, Resource resource) {
        int bindings = rows.bindings().list(resource.id()).size();
        if (bindings > 0) {
            throw new PermanentBrokerException(
                    ErrorCode.STILL_BOUND,
                    "resource " + resource.id() + " ('" + resource.name() + "') has " + bindings
                            + " binding(s); unbind it first");
        }
    }

    static StoredResource locked(TenantTransaction rows, OrgId org, ResourceId id) {
        return rows.resources().lock(id).orElseThrow(() -> NotFound.resource(org, id));
    }

    static void checkVersion(Resource resource, long rowVersion) {
        if (resource.rowVersion() != rowVersion) {
            throw new PermanentBrokerException(
                    ErrorCode.CONFLICT,
                    "resource " + resource.id() + " is at row version " + resource.rowVersion() + ", not " + rowVersion
                            + "; read it again");
        }
    }
}
