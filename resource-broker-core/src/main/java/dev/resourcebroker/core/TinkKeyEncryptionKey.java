package dev.resourcebroker.core;

import com.google.crypto.tink.KmsClient;
import dev.resourcebroker.core.crypto.KmsClientKey;
import dev.resourcebroker.core.keys.TinkFileKey;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.nio.file.Path;

/** Key encryption keys by way of Tink: a keyset in a file, or a key service with a Tink client. */
public final class TinkKeyEncryptionKey {
    private TinkKeyEncryptionKey() {}

    /**
     * A key that lies in a file, as a cleartext JSON keyset of Tink with AES-256-GCM keys. Whoever reads the file and
     * the meta-database reads all secrets: keep the two apart, and back both up.
     *
     * <p>The file is made, readable by its owner only, on the very first start; a file that is missing later is
     * KEY_MISSING. Once made it is never written again.
     *
     * @param file where it lies; its folder must exist
     * @return a thread-safe key, which is read when the broker starts
     */
    public static KeyEncryptionKey fromFile(Path file) {
        return TinkFileKey.at(file);
    }

    /**
     * A key in a key service that a Tink client reaches: Google Cloud KMS, HashiCorp Vault, or any other for which there
     * is such a client. Wrapped keysets are bound to their encryption context as associated data; the service must
     * honour that. The key's URI is its id.
     *
     * <p>Tink has one exception for everything, so outages are told from refusals by its causes: an HTTP status
     * ({@code getStatusCode}, {@code getHttpStatusCode}), {@code isRetryable}, or an {@code IOException} or
     * {@code TimeoutException}. What gives no such hint counts as a refusal: KEY_MISMATCH when unwrapping, KEY_REFUSED
     * when wrapping. The client's own text is dropped. Its timeouts and retries are the caller's to set.
     *
     * @param client made and, where that is needed, closed by the caller
     * @param keyUri names the key, such as {@code gcp-kms://projects/...}; 1 to 255 characters
     * @return a key that is thread-safe when the client is
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a URI that the client doesn't
     *     support
     */
    public static KeyEncryptionKey fromKmsClient(KmsClient client, String keyUri) {
        return KmsClientKey.of(client, keyUri);
    }
}
