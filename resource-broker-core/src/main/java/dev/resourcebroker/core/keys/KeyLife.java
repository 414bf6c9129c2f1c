package dev.resourcebroker.core.keys;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.audit.AuditChain;
import dev.resourcebroker.audit.AuditSubject;
import dev.resourcebroker.core.audit.Act;
import dev.resourcebroker.core.audit.AuditKeyLoader;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.Operation;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.key.KeyProgress;
import dev.resourcebroker.key.RewrapOutcome;
import dev.resourcebroker.key.RotationOutcome;
import java.util.function.Consumer;

/**
 * What an operator does to keys: wrap keysets anew, rotate an organisation's, destroy it. All of it may be killed and
 * begun again. Each is recorded in the platform's chain of the audit log before it begins. Thread-safe.
 */
public final class KeyLife {
    private final OrgKeys keys;
    private final MetaStore store;
    private final AuditTrail audit;
    private final AuditKeyLoader auditKeys;

    /**
     * The operations on a store.
     *
     * @param keys the ciphers of the same installation
     * @param store the meta-database
     * @param audit records what is done
     * @param auditKeys wraps the audit log's own keyset
     */
    public KeyLife(OrgKeys keys, MetaStore store, AuditTrail audit, AuditKeyLoader auditKeys) {
        this.keys = keys;
        this.store = store;
        this.audit = audit;
        this.auditKeys = auditKeys;
    }

    /**
     * Wraps every keyset with the key that wraps new ones, the audit log's too.
     *
     * @param actor who acts
     * @param progress told after every keyset of an organisation
     * @return what came of it; without the audit log's
     */
    public RewrapOutcome rewrap(Actor actor, Consumer<KeyProgress> progress) {
        record(actor, Act.of(Operation.KEYS_REWRAP));
        auditKeys.rewrap(keys.installation());
        return new Rewrapping(keys, store.keysets(), progress).run();
    }

    /**
     * Gives an organisation a new key and encrypts all its fields with it.
     *
     * @param actor who acts
     * @param org whose keyset
     * @param progress told after every page of fields
     * @return what came of it
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND; GONE; DECRYPTION_FAILED; what keys and the store throw
     */
    public RotationOutcome rotate(Actor actor, OrgId org, Consumer<KeyProgress> progress) {
        record(actor, Act.of(Operation.KEYSET_ROTATE, AuditSubject.of(org)));
        return new Rotation(keys, store, org, progress).run();
    }

    /**
     * Destroys an organisation's keyset for good.
     *
     * @param actor who acts
     * @param org whose keyset
     */
    public void destroy(Actor actor, OrgId org) {
        record(actor, Act.of(Operation.KEYSET_DESTROY, AuditSubject.of(org)));
        keys.destroy(org);
    }

    private void record(Actor actor, Act act) {
        store.operator(rows -> {
            audit.record(rows, AuditChain.PLATFORM, actor, act);
            return act;
        });
    }
}
