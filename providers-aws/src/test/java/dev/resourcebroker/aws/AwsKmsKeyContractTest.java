package dev.resourcebroker.aws;

import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.tck.KeyEncryptionKeyContract;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MotoExtension.class)
class AwsKmsKeyContractTest extends KeyEncryptionKeyContract {
    private final List<AwsKmsKey> opened = new ArrayList<>();
    private final MotoFront kms;
    private final String one;
    private final String two;

    AwsKmsKeyContractTest(Moto moto) {
        this.kms = new MotoFront(moto);
        this.one = moto.newKey();
        this.two = moto.newKey();
    }

    @Override
    protected KeyEncryptionKey key() {
        return key(one, kms.endpoint());
    }

    @Override
    protected KeyEncryptionKey anotherKey() {
        return key(two, kms.endpoint());
    }

    @Override
    protected Optional<KeyEncryptionKey> keyInAnOutage() {
        return Optional.of(key(one, Fixed.nowhere()));
    }

    private AwsKmsKey key(String arn, URI endpoint) {
        AwsKmsKey key = AwsKmsKey.builder()
                .keyArn(arn)
                .credentials(Fixed.CREDENTIALS)
                .endpoint(endpoint)
                .build();
        opened.add(key);
        return key;
    }

    @AfterEach
    void close() {
        opened.forEach(AwsKmsKey::close);
        kms.close();
    }
}
