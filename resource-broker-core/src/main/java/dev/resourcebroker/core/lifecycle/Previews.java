package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.binding.CarriedVersion;
import dev.resourcebroker.core.lifecycle.Wishes.Wished;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.provider.Providers;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.StoredProvisioning;
import dev.resourcebroker.core.store.StoredResource;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provisioning.Change;
import dev.resourcebroker.provisioning.Preview;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Telling what changes would do, by the decisions of the changes themselves. Only reads. Thread-safe. */
public final class Previews {
    private final MetaStore store;
    private final Creating creating;
    private final Prospects prospects;
    private final Providers providers;

    /**
     * Previews of changes.
     *
     * @param store the meta-database
     * @param creating decides creations
     * @param managing decides changes
     * @param providers who makes what
     */
    public Previews(MetaStore store, Creating creating, Managing managing, Providers providers) {
        this.store = store;
        this.creating = creating;
        this.prospects = new Prospects(managing);
        this.providers = providers;
    }

    /**
     * Tells what a change would do.
     *
     * @param caller whose, and who acts
     * @param change the change
     * @return what it would do, or why it would be refused
     * @throws PermanentBrokerException NOT_FOUND
     */
    public Preview preview(Caller caller, Change change) {
        return change instanceof Change.Create create ? created(caller, create) : changed(caller, change);
    }

    private Preview created(Caller caller, Change.Create create) {
        try {
            Creating.Foreseen foreseen = creating.foresee(caller, create.request());
            return preview(foreseen.before(), foreseen.outlook());
        } catch (PermanentBrokerException e) {
            return refused(e, Optional.empty());
        }
    }

    private Preview changed(Caller caller, Change change) {
        Known known = store.tenantRead(caller.org(), rows -> {
            ResourceId id = Prospects.resource(change);
            Resource resource = rows.resources()
                    .find(id)
                    .map(StoredResource::resource)
                    .orElseThrow(() -> NotFound.resource(caller.org(), id));
            return new Known(
                    resource, rows.provisioning().find(id), rows.injections().carriers(id));
        });
        Optional<Cost> cost = cost(known);
        try {
            return preview(cost, outlook(caller, change, known));
        } catch (PermanentBrokerException e) {
            return refused(e, cost);
        }
    }

    private record Known(Resource resource, Optional<StoredProvisioning> provisioning, List<CarriedVersion> carriers) {
        Optional<Offered> offered(Providers providers) {
            return provisioning.flatMap(
                    made -> providers.find(made.specification().offering()));
        }
    }

    private Optional<Cost> cost(Known known) {
        return known.offered(providers)
                .map(offered -> offered.provider()
                        .cost(known.provisioning().orElseThrow().specification()));
    }

    private Outlook outlook(Caller caller, Change change, Known known) {
        if (change instanceof Change.Delete && known.resource().made().isEmpty()) {
            return supplied(caller, known.resource());
        }
        Prospect prospect = prospects.of(caller, change);
        Wished wished = store.tenantRead(
                caller.org(),
                rows -> prospect.intent()
                        .decision()
                        .apply(Wishes.read(rows, caller, known.resource().id())));
        StoredProvisioning provisioning = known.provisioning().orElseThrow();
        Facts.OnRecord record = new Facts.OnRecord(known.resource(), provisioning, known.carriers());
        Outlook outlook = known.offered(providers)
                .map(offered -> prospect.outlook().apply(new Facts(offered, record, wished.wish())))
                .orElseGet(() -> Outlook.nothing(Optional.empty())
                        .warning("nothing happens until a provider of "
                                + provisioning.specification().offering() + " is registered"));
        return provisioning.isTrusted()
                ? outlook
                : outlook.warning("nothing happens until an operator lets work go on after the restore of a backup");
    }

    /** What a caller supplied is no vendor's. */
    private Outlook supplied(Caller caller, Resource resource) {
        return store.tenantRead(caller.org(), rows -> {
            Resources.checkUnbound(rows, resource);
            return Outlook.nothing(Optional.empty()).warning("what was supplied is forgotten, for good");
        });
    }

    private static Preview preview(Optional<Cost> before, Outlook outlook) {
        return new Preview(outlook.calls(), outlook.warnings(), before, outlook.cost(), Optional.empty());
    }

    private static Preview refused(PermanentBrokerException refusal, Optional<Cost> before) {
        // Who asks for what isn't there hears no more than by the call itself.
        if (refusal.code() == ErrorCode.NOT_FOUND) {
            throw refusal;
        }
        Preview.Refusal told = new Preview.Refusal(refusal.code(), Objects.requireNonNull(refusal.getMessage()));
        return new Preview(List.of(), List.of(), before, Optional.empty(), Optional.of(told));
    }
}
