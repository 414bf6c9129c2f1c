package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.reachability.Verifier;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.StoredResource;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceRequest;
import dev.resourcebroker.resource.Verification;

/** Trying connections, stored or not. No connection to the meta-database is held meanwhile. Thread-safe. */
public final class Verifications {
    private final MetaStore store;
    private final OrgKeys keys;
    private final Supply.Admissions admissions;
    private final Verifier verifier;

    /**
     * The use cases on a store.
     *
     * @param store the meta-database
     * @param keys decrypts what it holds
     * @param admissions judges requests
     * @param verifier connects
     */
    public Verifications(MetaStore store, OrgKeys keys, Supply.Admissions admissions, Verifier verifier) {
        this.store = store;
        this.keys = keys;
        this.admissions = admissions;
        this.verifier = verifier;
    }

    /**
     * Tries the connection of a resource.
     *
     * @param org whose
     * @param id its id
     * @return what came of it
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; NOT_READY; DECRYPTION_FAILED; KEY_UNAVAILABLE;
     *     RATE_LIMITED
     */
    public Verification verify(OrgId org, ResourceId id) {
        StoredResource stored =
                store.tenantRead(org, rows -> rows.resources().find(id)).orElseThrow(() -> NotFound.resource(org, id));
        byte[] sealed = stored.details();
        if (sealed == null) {
            throw new TransientBrokerException(ErrorCode.NOT_READY, "resource " + id + " has no credentials yet", null);
        }
        Resource resource = stored.resource();
        return verifier.verify(org, keys.forReading(org).decrypt(id, resource.connectionVersion(), sealed));
    }

    /**
     * Tries a connection that isn't stored.
     *
     * @param org whose
     * @param request kind and content
     * @return what came of it
     * @throws dev.resourcebroker.error.BrokerException INVALID_ARGUMENT; NOT_REGISTERED; RATE_LIMITED
     */
    public Verification verify(OrgId org, ResourceRequest request) {
        return verifier.verify(org, admissions.supplied(request));
    }
}
