package dev.resourcebroker.core.keys;

import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.tck.KeyEncryptionKeyContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TinkFileKeyContractTest extends KeyEncryptionKeyContract {
    @TempDir
    private Path folder;

    @Override
    protected KeyEncryptionKey key() {
        return opened("kek.json");
    }

    @Override
    protected KeyEncryptionKey anotherKey() {
        return opened("other.json");
    }

    private KeyEncryptionKey opened(String file) {
        KeyEncryptionKey key = TinkKeyEncryptionKey.fromFile(folder.resolve(file));
        key.open(true);
        return key;
    }
}
