package dev.resourcebroker.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;

@ExtendWith(MotoExtension.class)
class MotoKmsTest {
    private static final byte[] KEYSET = "marker-2c4d".getBytes(UTF_8);
    private static final EncryptionContext CONTEXT = new EncryptionContext(Map.of("org", "acme"));

    @Test
    void whatAKeyWrapped_isCiphertextOfKmsUnderItsContext(Moto moto) {
        String arn = moto.newKey();
        try (KmsClient kms = moto.kms();
                AwsKmsKey key = AwsKmsKey.using(kms, arn)) {
            byte[] wrapped = key.wrap(KEYSET, CONTEXT);
            assertThat(kms.decrypt(request -> request.ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                                    .encryptionContext(CONTEXT.values()))
                            .plaintext()
                            .asByteArray())
                    .isEqualTo(KEYSET);
        }
    }

    @Test
    void aClientOfTheHosts_isLeftOpen(Moto moto) {
        String arn = moto.newKey();
        try (KmsClient kms = moto.kms()) {
            AwsKmsKey key = AwsKmsKey.using(kms, arn);
            byte[] wrapped = key.wrap(KEYSET, CONTEXT);
            key.close();
            assertThat(AwsKmsKey.using(kms, arn).unwrap(wrapped, CONTEXT)).isEqualTo(KEYSET);
        }
    }

    @Test
    void aKeyThatDoesNotExist_isMissing(Moto moto) {
        String arn = moto.newKey().replaceAll("/.*", "/00000000-0000-0000-0000-000000000000");
        try (KmsClient kms = moto.kms()) {
            AwsKmsKey key = AwsKmsKey.using(kms, arn);
            var error = catchThrowableOfType(PermanentBrokerException.class, () -> key.wrap(KEYSET, CONTEXT));
            assertThat(error.code()).isEqualTo(ErrorCode.KEY_MISSING);
            assertThat(error).hasMessageContainingAll(arn, "NotFoundException").hasNoCause();
        }
    }
}
