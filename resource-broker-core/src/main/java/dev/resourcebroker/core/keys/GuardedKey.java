package dev.resourcebroker.core.keys;

import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;

/** A key encryption key behind its guard. Thread-safe. */
record GuardedKey(KeyEncryptionKey key, KeyGuard guard) {
    String id() {
        return key.id();
    }

    byte[] wrap(byte[] keyset, EncryptionContext context) {
        return guard.called(() -> key.wrap(keyset, context));
    }

    byte[] unwrap(byte[] wrapped, EncryptionContext context) {
        return guard.called(() -> key.unwrap(wrapped, context));
    }
}
