package dev.resourcebroker.core.audit;

import dev.resourcebroker.core.crypto.ChainKey;

/** The key of one installation's chains, unwrapped. Thread-safe. */
public final class AuditKey {
    private final Seal seal;

    AuditKey(ChainKey key, String installation) {
        this.seal = new Seal(key, installation);
    }

    Seal seal() {
        return seal;
    }
}
