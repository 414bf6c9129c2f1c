package dev.resourcebroker.core.crypto;

import com.google.crypto.tink.KmsClient;
import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.tck.KeyEncryptionKeyContract;
import java.net.ConnectException;
import java.util.Optional;

class KmsClientKeyContractTest extends KeyEncryptionKeyContract {
    private final KmsClient client = new InMemoryKms();

    @Override
    protected KeyEncryptionKey key() {
        return TinkKeyEncryptionKey.fromKmsClient(client, "mem://one");
    }

    @Override
    protected KeyEncryptionKey anotherKey() {
        return TinkKeyEncryptionKey.fromKmsClient(client, "mem://two");
    }

    @Override
    protected Optional<KeyEncryptionKey> keyInAnOutage() {
        KmsClient dead = InMemoryKms.failing(new ConnectException("nobody there"));
        return Optional.of(TinkKeyEncryptionKey.fromKmsClient(dead, "mem://one"));
    }
}
