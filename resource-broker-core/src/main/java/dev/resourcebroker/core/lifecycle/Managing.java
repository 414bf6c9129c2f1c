package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.lifecycle.Wishes.Locked;
import dev.resourcebroker.core.lifecycle.Wishes.Wished;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.StoredCredential;
import dev.resourcebroker.core.store.StoredWish;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.provider.Extra;
import dev.resourcebroker.provider.Offering;
import dev.resourcebroker.provider.Specification;
import dev.resourcebroker.provisioning.Quota;
import dev.resourcebroker.resource.ManagedIntegration.Deletion;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Changing resources that vendors make, by wishes. Thread-safe. */
public final class Managing {
    private final Making.Offers offers;
    private final Wishes wishes;
    private final Duration grace;
    private final Clock clock;

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
        this.grace = deletions.grace();
        this.clock = deletions.clock();
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
        Quota quota = offers.quotas().of(caller.org());
        Specification before = wishes.specification(caller, id, rowVersion);
        Offered offered = offers.providers().get(before.offering());
        Specification after = offered.offering().change(before, parameters);
        Cost cost = offered.provider().cost(after);
        Cost more = more(offered.provider().cost(before), cost);
        return wishes.write(caller, id, Operation.RESOURCE_UPDATE, locked -> {
            Resources.checkVersion(locked.resource(), rowVersion);
            checkPresent(locked);
            Quotas.take(locked.rows(), quota, more);
            locked.rows().provisioning().cost(id, cost);
            locked.rows().resources().parameters(id, after.parameters(), clock.instant());
            long generation = locked.wish().generation() + 1;
            return new Wished(next(locked.wish()).generation(generation).done(), Phase.UPDATING);
        });
    }

    /** What is paid more than before; all of it where the currency is another. */
    static Cost more(Cost before, Cost after) {
        if (!before.currency().equals(after.currency())) {
            return after;
        }
        BigDecimal difference = after.monthly().subtract(before.monthly());
        return new Cost(difference.max(BigDecimal.ZERO), after.currency());
    }

    /**
     * Wishes for a new credential.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @return the resource
     */
    public Resource rotate(Caller caller, ResourceId id) {
        return wishes.write(caller, id, Operation.RESOURCE_ROTATE, locked -> {
            checkPresent(locked);
            long last = locked.provisioning().credentials().stream()
                    .mapToLong(StoredCredential::seq)
                    .max()
                    .orElse(0);
            long least = Math.max(last, locked.wish().leastCredential()) + (last == 0 ? 0 : 1);
            return new Wished(next(locked.wish()).leastCredential(least).done(), Phase.ROTATING);
        });
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
        return wishes.write(caller, id, Operation.RESOURCE_RESTORE, locked -> {
            checkPresent(locked);
            Offering offering = offering(locked);
            if (!offering.does(Extra.RESTORE)) {
                throw new PermanentBrokerException(
                        ErrorCode.NOT_SUPPORTED, offering.id() + " brings nothing back in its place");
            }
            locked.rows().provisioning().restorePoint(id, point);
            return new Wished(
                    next(locked.wish()).restores(locked.wish().restores() + 1).done(), Phase.RESTORING);
        });
    }

    private Offering offering(Locked locked) {
        return offers.providers()
                .get(locked.provisioning().specification().offering())
                .offering();
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
        return wishes.write(caller, id, Operation.RESOURCE_PROTECT, locked -> {
            Making.checkPolicy(offering(locked), deletion.policy());
            locked.rows().resources().deletion(id, deletion, clock.instant());
            return new Wished(next(locked.wish()).done(), locked.resource().phase());
        });
    }

    Resource delete(Caller caller, ResourceId id) {
        return wishes.write(caller, id, Operation.RESOURCE_DELETE, locked -> {
            checkDeletable(locked);
            // Deleted twice is deleted when it was first.
            return locked.wish().present()
                    ? new Wished(
                            next(locked.wish())
                                    .deletedFrom(clock.instant().plus(grace))
                                    .done(),
                            Phase.DELETION_PENDING)
                    : new Wished(next(locked.wish()).done(), Phase.DELETION_PENDING);
        });
    }

    private static void checkDeletable(Locked locked) {
        Resources.checkUnbound(locked.rows(), locked.resource());
        boolean isProtected = locked.resource().made().stream()
                .anyMatch(made -> made.deletion().isProtected());
        if (isProtected) {
            throw new PermanentBrokerException(
                    ErrorCode.PROTECTED, "resource " + locked.resource().id() + " is protected from deletion");
        }
    }

    /**
     * Takes a deletion back.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @return the resource
     */
    public Resource undelete(Caller caller, ResourceId id) {
        return wishes.write(
                caller,
                id,
                Operation.RESOURCE_UNDELETE,
                locked -> new Wished(next(locked.wish()).present().done(), Phase.UPDATING));
    }

    /**
     * Tries again what was refused, or makes anew what was lost.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @return the resource
     */
    public Resource retry(Caller caller, ResourceId id) {
        return wishes.write(caller, id, Operation.RESOURCE_RETRY, locked -> {
            boolean lost = locked.provisioning().rest().shown().failure().stream()
                    .anyMatch(failure -> failure.code().equals("LOST"));
            StoredWish wish = locked.wish();
            return new Wished(
                    next(wish).incarnation(wish.incarnation() + (lost ? 1 : 0)).done(), Phase.UPDATING);
        });
    }

    /**
     * Gives up a resource without calling its vendor.
     *
     * @param caller whose, and who acts
     * @param id the resource
     */
    public void forget(Caller caller, ResourceId id) {
        wishes.forget(caller, id, Managing::checkDeletable);
    }

    private static void checkPresent(Locked locked) {
        if (!locked.wish().present()) {
            throw new PermanentBrokerException(
                    ErrorCode.TOO_LATE,
                    "resource " + locked.resource().id() + " is being deleted; take that back first");
        }
    }

    private static WishChange next(StoredWish wish) {
        return new WishChange(wish);
    }
}
