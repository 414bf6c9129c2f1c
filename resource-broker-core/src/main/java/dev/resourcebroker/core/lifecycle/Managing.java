package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.resource.ManagedIntegration.Deletion;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Changing resources that vendors make, by wishes. Thread-safe. */
public final class Managing {
    private final Making.Offers offers;
    private final Wishes wishes;
    private final Intents intents;

    /**
     * Changes on a store.
     *
     * @param store the meta-database
     * @param offers what there is to wish for
     * @param audit records what is wished
     * @param deletions how long deletions can be taken back
     */
    public Managing(MetaStore store, Making.Offers offers, AuditTrail audit, Deletions deletions) {
        this.offers = offers;
        this.wishes = new Wishes(store, audit, offers.nudge(), deletions.clock());
        this.intents = new Intents(offers, deletions);
    }

    /**
     * How long deletions can be taken back.
     *
     * @param grace how long
     * @param clock by which clock
     */
    public record Deletions(Duration grace, Clock clock) {}

    /**
     * Changes parameters.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @param rowVersion the version that the caller read
     * @param parameters new values by name
     * @return the resource
     */
    public Resource update(Caller caller, ResourceId id, long rowVersion, Map<String, String> parameters) {
        Updating updating = updating(caller, id, rowVersion, parameters);
        return wishes.write(caller, id, intents.update(caller.org(), updating));
    }

    /** What changing parameters comes down to; writes nothing. */
    Updating updating(Caller caller, ResourceId id, long rowVersion, Map<String, String> parameters) {
        Specification before = wishes.specification(caller, id, rowVersion);
        return Updating.of(offers.providers().get(before.offering()), before, rowVersion, parameters);
    }

    Intents intents() {
        return intents;
    }

    /**
     * Wishes for a new credential.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @param patience how long workloads have to move; empty for as long as they take
     * @return the resource
     */
    public Resource rotate(Caller caller, ResourceId id, Optional<Duration> patience) {
        return wishes.write(caller, id, intents.rotate(patience));
    }

    /**
     * Brings a resource itself back to what it was.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @param point to what, as it is stored
     * @return the resource
     */
    public Resource restore(Caller caller, ResourceId id, String point) {
        Intent intent =
                intents.restore().writing(known -> known.rows().provisioning().restorePoint(id, point));
        return wishes.write(caller, id, intent);
    }

    /**
     * Says what a deletion does.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @param deletion what
     * @return the resource
     */
    public Resource protect(Caller caller, ResourceId id, Deletion deletion) {
        return wishes.write(caller, id, intents.protect(deletion));
    }

    Resource delete(Caller caller, ResourceId id) {
        return wishes.write(caller, id, intents.delete());
    }

    /**
     * Takes a deletion back.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @return the resource
     */
    public Resource undelete(Caller caller, ResourceId id) {
        return wishes.write(caller, id, Intents.undelete());
    }

    /**
     * Tries again what was refused, or makes anew what was lost.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @return the resource
     */
    public Resource retry(Caller caller, ResourceId id) {
        return wishes.write(caller, id, Intents.retry());
    }

    /**
     * Lets work go on after a restore of the meta-database.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @return the resource
     */
    public Resource goOn(Caller caller, ResourceId id) {
        return wishes.write(caller, id, Intents.goOn());
    }

    /**
     * Says that every workload of a resource was given its connection again since.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @return the resource
     */
    public Resource reinjected(Caller caller, ResourceId id) {
        return wishes.write(caller, id, Intents.reinjected());
    }

    /**
     * Gives up a resource without calling its vendor.
     *
     * @param caller whose, and who acts
     * @param id the resource
     */
    public void forget(Caller caller, ResourceId id) {
        wishes.forget(caller, id, Intents.forget());
    }
}
