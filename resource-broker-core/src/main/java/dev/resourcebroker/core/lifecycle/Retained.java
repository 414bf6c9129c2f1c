package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.NotFound;
import dev.resourcebroker.core.store.SealedField;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceId;

/** Reading the credentials of what was deleted here and stays with its vendor. Thread-safe. */
public final class Retained {
    private final Supply.Vault vault;
    private final AuditTrail audit;

    /**
     * Reads from where secrets are kept.
     *
     * @param vault where
     * @param audit records what is read
     */
    public Retained(Supply.Vault vault, AuditTrail audit) {
        this.vault = vault;
        this.audit = audit;
    }

    /**
     * The credentials of a resource that was retained.
     *
     * @param caller whose, and who acts
     * @param id the resource
     * @return how it is reached
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; DECRYPTION_FAILED; KEY_UNAVAILABLE
     */
    public ConnectionDetails details(Caller caller, ResourceId id) {
        SealedField field = vault.store().tenant(caller.org(), rows -> {
            SealedField kept = rows.versions().retained(id).orElseThrow(() -> NotFound.resource(caller.org(), id));
            audit.record(rows, caller, Act.of(Operation.RESOURCE_RETAINED, AuditSubject.of(id, kept.seq())));
            return kept;
        });
        return vault.keys().forReading(caller.org(), field.sealed()).decrypt(id, field.seq(), field.sealed());
    }
}
