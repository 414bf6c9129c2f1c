package dev.resourcebroker.aws;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptResponse;

/**
 * A symmetric key of AWS KMS. Needs {@code kms:Encrypt} and {@code kms:Decrypt} on the key and nothing else; nothing is
 * called before the first keyset is wrapped or unwrapped. The encryption context goes to KMS, which checks it and shows
 * it in CloudTrail. Calls are bounded in time and end in a {@code BrokerException} whose message says what to do; nothing
 * that was sent is in it. Printing a key shows ARNs only. Thread-safe.
 */
public final class AwsKmsKey implements KeyEncryptionKey, AutoCloseable {
    private static final int MOST_PLAINTEXT = 4096;
    private static final int MOST_CIPHERTEXT = 6144;

    private final KeyArn arn;
    private final KmsClient client;
    private final Failures failures;
    private final Closing owned;

    AwsKmsKey(KeyArn arn, KmsClient client, Failures failures, Closing owned) {
        this.arn = arn;
        this.client = client;
        this.failures = failures;
        this.owned = owned;
    }

    /**
     * A key with a client of its own.
     *
     * @return a builder
     */
    public static AwsKmsKeyBuilder builder() {
        return new AwsKmsKeyBuilder();
    }

    /**
     * A key that is reached by a client of the host's. The client's region, credentials, timeouts and retries hold, and
     * it stays the host's to close.
     *
     * @param client of the key's region
     * @param keyArn the full ARN of the key
     * @return the key
     * @throws PermanentBrokerException INVALID_ARGUMENT naming {@code keyArn}
     */
    public static AwsKmsKey using(KmsClient client, String keyArn) {
        KeyArn arn = KeyArn.of(keyArn);
        return new AwsKmsKey(arn, client, Failures.of(arn), new Closing());
    }

    /**
     * Names the key.
     *
     * @return its ARN
     */
    @Override
    public String id() {
        return arn.text();
    }

    @Override
    public byte[] wrap(byte[] keyset, EncryptionContext context) {
        if (keyset.length == 0 || keyset.length > MOST_PLAINTEXT) {
            throw PermanentBrokerException.invalid("keyset", "must have 1 to " + MOST_PLAINTEXT + " bytes");
        }
        EncryptResponse answer = called(
                "kms:Encrypt",
                context,
                () -> client.encrypt(request -> request.keyId(arn.text())
                        .plaintext(SdkBytes.fromByteArray(keyset))
                        .encryptionContext(context.values())));
        checkAnsweredBy(answer.keyId());
        return answer.ciphertextBlob().asByteArray();
    }

    @Override
    public byte[] unwrap(byte[] wrapped, EncryptionContext context) {
        if (wrapped.length == 0 || wrapped.length > MOST_CIPHERTEXT) {
            throw failures.notOfThisKey(context, "");
        }
        DecryptResponse answer = called(
                "kms:Decrypt",
                context,
                () -> client.decrypt(request -> request.keyId(arn.text())
                        .ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                        .encryptionContext(context.values())));
        checkAnsweredBy(answer.keyId());
        return answer.plaintext().asByteArray();
    }

    private <T> T called(String action, EncryptionContext context, Supplier<T> call) {
        if (owned.isClosed()) {
            throw new PermanentBrokerException(ErrorCode.CLOSED, "key " + arn + " was closed");
        }
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw failures.of(new Call(action, context), e);
        }
    }

    // KMS keeps to the key that it is given; an endpoint that doesn't is none to trust.
    private void checkAnsweredBy(String keyId) {
        if (!arn.text().equals(keyId)) {
            throw new PermanentBrokerException(
                    ErrorCode.KEY_MISMATCH, "another key than " + arn + " answered: check the endpoint");
        }
    }

    /**
     * Gives up the connections, when the key has a client of its own. To be called by the host after the broker's
     * {@code close}; a call that runs meanwhile may fail. Further calls of {@link #wrap} and {@link #unwrap} are refused
     * with CLOSED. Harmless when repeated.
     */
    @Override
    public void close() {
        owned.close();
    }

    @Override
    public String toString() {
        return "AwsKmsKey[" + arn + failures.byWayOf() + "]";
    }
}
