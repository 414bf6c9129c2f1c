package dev.resourcebroker.provisioning;

import dev.resourcebroker.provider.RestorePoint;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import java.time.Duration;
import java.util.Map;

/**
 * What can be asked for one organisation's resources that were made at vendors. Each call stores a wish and returns at
 * once; workers carry it out, and {@link dev.resourcebroker.OrgBroker#whenReady} tells when. Thread-safe.
 *
 * <p>All calls throw NOT_FOUND for an unknown or foreign id, and NOT_SUPPORTED for a resource that wasn't made at a
 * vendor, beside what any call of {@link dev.resourcebroker.OrgBroker} may throw.
 */
public interface OrgProvisioning {
    /**
     * Tells what a change would do, and changes nothing: neither is a vendor called, nor anything recorded. What the call
     * itself would refuse is told, not thrown, but for an id that isn't found.
     *
     * @param change the change
     * @return what would be called, what it would cost, or why it would be refused
     */
    Preview preview(Change change);

    /**
     * Changes parameters. What isn't given stays.
     *
     * @param id the resource
     * @param rowVersion the version that the caller read
     * @param parameters new values by name
     * @return the resource, about to be changed
     * @throws dev.resourcebroker.error.BrokerException CONFLICT when the version is stale; INVALID_ARGUMENT naming the
     *     parameter; QUOTA_EXCEEDED when it would cost too much
     */
    Resource update(ResourceId id, long rowVersion, Map<String, String> parameters);

    /**
     * Wishes for a new credential. The one before is revoked when no delivery carries it any more: when each was followed
     * by one that is proven to run, or has ended. Where the vendor replaces secrets in place, it stops working at once.
     *
     * @param id the resource
     * @return the resource, about to be rotated
     */
    Resource rotate(ResourceId id);

    /**
     * Wishes for a new credential, and for older ones to be revoked when a time has passed, whoever carries them then:
     * {@link dev.resourcebroker.spi.BrokerEvent.CutOff} names these. The time counts from this call; a later one of this
     * kind sets another, for all older versions.
     *
     * @param id the resource
     * @param patience how long workloads have to move; not negative
     * @return the resource, about to be rotated
     */
    Resource rotate(ResourceId id, Duration patience);

    /**
     * Brings a resource itself back to what it was.
     *
     * @param id the resource
     * @param point to what
     * @return the resource, about to be restored
     * @throws dev.resourcebroker.error.BrokerException NOT_SUPPORTED where the offering can't
     */
    Resource restore(ResourceId id, RestorePoint point);

    /**
     * Says what a deletion is to do, and whether there may be one.
     *
     * @param id the resource
     * @param policy what a deletion does at the vendor
     * @param isProtected whether deletions are refused
     * @return the changed resource
     * @throws dev.resourcebroker.error.BrokerException NOT_SUPPORTED for snapshots where the offering takes none
     */
    Resource protect(ResourceId id, DeletionPolicy policy, boolean isProtected);

    /**
     * Takes a deletion back.
     *
     * @param id the resource
     * @return the resource
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND when it is deleted. While it is being deleted nobody can
     *     say whether it is too late: it comes back, or is QUARANTINED as lost
     */
    Resource undelete(ResourceId id);

    /**
     * Gives up a resource that is gone at its vendor, or that nobody can reach there any more: the broker forgets it and
     * calls nobody. What may be left at the vendor is then the caller's.
     *
     * @param id the resource
     * @throws dev.resourcebroker.error.BrokerException STILL_BOUND; PROTECTED
     */
    void forget(ResourceId id);

    /**
     * Tries again what was refused, or makes anew what was lost.
     *
     * @param id the resource
     * @return the resource
     */
    Resource retry(ResourceId id);

    /**
     * The credentials of a resource that was deleted with {@link DeletionPolicy#RETAIN}, and so is still there.
     *
     * @param id the resource
     * @return how it is reached
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND when it wasn't retained
     */
    ConnectionDetails retained(ResourceId id);
}
