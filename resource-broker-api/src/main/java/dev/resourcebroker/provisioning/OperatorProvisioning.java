package dev.resourcebroker.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import java.util.function.Consumer;

/** What an operator sees and says of resources at vendors, of all organisations. Thread-safe. */
public interface OperatorProvisioning {
    /**
     * Lists what is FAILED or QUARANTINED, in order of resource ids. No vendor is called.
     *
     * @param page which part
     * @return that part
     */
    Page<Held> held(Page.Request page);

    /**
     * Lets work on a resource go on after a restore of the meta-database. What its vendor shows is taken on record once
     * quiet; until then nothing is injected. Where secrets are replaced in place, another is issued. Said again before
     * that is over, it changes nothing; said of a resource that wasn't suspended, it takes stock all the same.
     *
     * @param org whose it is
     * @param resource the resource
     * @return the resource
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; NOT_SUPPORTED when no vendor makes it
     */
    Resource goOn(OrgId org, ResourceId resource);

    /**
     * Says that every workload of a resource was given its connection again since {@link #goOn}. Credentials that the
     * restore had forgotten are revoked then: whoever still holds one is cut off.
     *
     * @param org whose it is
     * @param resource the resource
     * @return the resource
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; NOT_SUPPORTED when no vendor makes it;
     *     PROVISIONING_FAILED while nothing can have been injected, since work doesn't go on yet
     */
    Resource reinjected(OrgId org, ResourceId resource);

    /**
     * Tells how much is left of a pool of credentials.
     *
     * @param offering for which offering
     * @return the state
     * @throws dev.resourcebroker.error.BrokerException NOT_REGISTERED; NOT_SUPPORTED for an offering without a pool;
     *     VENDOR_UNAVAILABLE when the host can't give the pool
     */
    PoolState pool(OfferingId offering);

    /**
     * Compares what a vendor has with what is on record, in both directions: in the platform's account, and in those that
     * organisations brought credentials of, where only what is that organisation's counts. Changes nothing. Everything of
     * another installation is passed over. A brought credential that fails is told in {@link SweepReport#unswept()}. Nothing is
     * called absent that may only not be visible yet.
     *
     * <p>Pages are read one after the other, no faster than the credential may be used, on the calling thread; the
     * vendor's ids of one offering are kept in memory meanwhile.
     *
     * @param provider whose vendor
     * @param consumer receives each finding while no transaction is open; what it throws ends the sweep
     * @return how it went
     * @throws dev.resourcebroker.error.BrokerException NOT_REGISTERED; of the platform's account
     *     CREDENTIAL_REFUSED; VENDOR_UNAVAILABLE when the vendor doesn't tell all; RATE_LIMITED when the credential rests
     */
    SweepReport sweep(ProviderId provider, Consumer<SweepFinding> consumer);

    /**
     * Deletes one thing that a sweep found, if a look right before shows that it still carries our mark for exactly that
     * resource, and it isn't what is on record as there. Credentials that would outlive it are revoked before.
     *
     * @param finding what was found, of kind AT_VENDOR_ONLY, LEFT_OVER or DOUBLE
     * @throws dev.resourcebroker.error.BrokerException NOT_SUPPORTED for other kinds, and for what was never on record of
     *     an offering with parameters that have no preset: adopt it, then delete it; CONFLICT when that isn't so any more,
     *     or work on the resource goes on; NOT_FOUND when it is gone; CREDENTIAL_REFUSED; PROVISIONING_FAILED when the
     *     vendor refuses; VENDOR_UNAVAILABLE when nobody knows what became of it: sweep again
     */
    void clean(SweepFinding finding);

    /**
     * Takes something on record that was made after the backup that was restored. It keeps its id. Nothing is changed at
     * the vendor but that a new credential is issued; credentials that are there stay valid until
     * {@link #reinjected}, but where secrets are replaced in place.
     *
     * @param org the organisation of its mark: it is adopted for no other
     * @param finding what was found, of kind AT_VENDOR_ONLY
     * @param request its name from now on, its offering, and the parameters that it has at the vendor
     * @return the resource, about to get a credential
     * @throws dev.resourcebroker.error.BrokerException INVALID_ARGUMENT when the organisation, the offering or the
     *     parameters aren't what the vendor has; NOT_SUPPORTED for other kinds, and for offerings with a secret of
     *     their own to administer them by; ALREADY_EXISTS when the name or id is taken; NOT_FOUND when it is gone;
     *     CONFLICT when it isn't usable, or isn't ours; QUOTA_EXCEEDED; CREDENTIAL_REFUSED; VENDOR_UNAVAILABLE
     */
    Resource adopt(OrgId org, SweepFinding finding, ManagedIntegration request);
}
