package dev.resourcebroker.tck;

import dev.resourcebroker.spi.KeyEncryptionKey;

/** A right key passes; broken ones are in {@link BrokenKeysFailTheContractTest}. */
class KeyEncryptionKeyContractTest extends KeyEncryptionKeyContract {
    @Override
    protected KeyEncryptionKey key() {
        return new JdkKey("one");
    }

    @Override
    protected KeyEncryptionKey anotherKey() {
        return new JdkKey("two");
    }
}
