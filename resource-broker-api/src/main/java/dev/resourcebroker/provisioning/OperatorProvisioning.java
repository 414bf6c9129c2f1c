package dev.resourcebroker.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;

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
}
