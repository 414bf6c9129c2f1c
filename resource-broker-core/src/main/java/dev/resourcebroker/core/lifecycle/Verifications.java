package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.reachability.Verifier;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.StoredResource;
import dev.resourcebroker.core.store.TenantTransaction;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.resource.ResourceRequest;
import dev.resourcebroker.resource.Verification;
import java.util.Objects;

/** Trying connections, stored or not. No connection to the meta-database is held meanwhile. Thread-safe. */
public final class Verifications {
    private final MetaStore store;
    private final OrgKeys keys;
    private final Supply.Admissions admissions;
    private final AuditTrail audit;
    private final Verifier verifier;

    /**
     * The use cases on a store.
     *
     * @param vault where secrets are kept
     * @param admissions judges requests
     * @param audit records which secret is used
     * @param verifier connects
     */
    public Verifications(Supply.Vault vault, Supply.Admissions admissions, AuditTrail audit, Verifier verifier) {
        this.store = vault.store();
        this.keys = vault.keys();
        this.admissions = admissions;
        this.audit = audit;
        this.verifier = verifier;
    }

    /**
     * Tries the connection of a resource.
     *
     * @param caller whose, and who acts
     * @param id its id
     * @return what came of it
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; NOT_READY; DECRYPTION_FAILED; KEY_UNAVAILABLE;
     *     RATE_LIMITED
     */
    public Verification verify(Caller caller, ResourceId id) {
        StoredResource stored = audit.recordsReadings()
                ? store.tenant(caller.org(), rows -> recorded(rows, caller, id))
                : store.tenantRead(caller.org(), rows -> ready(rows, caller.org(), id));
        Resource resource = stored.resource();
        byte[] sealed = Objects.requireNonNull(stored.details(), "checked when read");
        return verifier.verify(
                caller.org(), keys.forReading(caller.org(), sealed).decrypt(id, resource.connectionVersion(), sealed));
    }

    private StoredResource recorded(TenantTransaction rows, Caller caller, ResourceId id) {
        StoredResource stored = ready(rows, caller.org(), id);
        AuditSubject version = AuditSubject.of(id, stored.resource().connectionVersion());
        audit.record(rows, caller, Act.of(Operation.RESOURCE_VERIFY, version));
        return stored;
    }

    private static StoredResource ready(TenantTransaction rows, OrgId org, ResourceId id) {
        StoredResource stored = rows.resources().find(id).orElseThrow(() -> NotFound.resource(org, id));
        if (stored.details() == null) {
            throw new TransientBrokerException(ErrorCode.NOT_READY, "resource " + id + " has no credentials yet", null);
        }
        return stored;
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
