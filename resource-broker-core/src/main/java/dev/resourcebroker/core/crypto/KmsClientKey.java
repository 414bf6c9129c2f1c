package dev.resourcebroker.core.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.security.GeneralSecurityException;

/**
 * A key encryption key in a service for which there is a Tink client. The context is the associated data. What the
 * client says when it fails is dropped, since it may quote what it was given. Printing the key shows its URI. As
 * thread-safe as the client's AEAD.
 */
public final class KmsClientKey implements KeyEncryptionKey {
    private static final int MOST_ID = 255;

    private final String uri;
    private final Aead aead;

    private KmsClientKey(String uri, Aead aead) {
        this.uri = uri;
        this.aead = aead;
    }

    /**
     * The key with this URI.
     *
     * @param client what reaches the key's service
     * @param uri names the key; 1 to 255 characters
     * @return the key
     * @throws PermanentBrokerException INVALID_ARGUMENT for a URI that the client doesn't support
     */
    public static KmsClientKey of(KmsClient client, String uri) {
        if (uri.isBlank() || uri.length() > MOST_ID) {
            throw PermanentBrokerException.invalid("keyUri", "must have 1 to " + MOST_ID + " characters");
        }
        if (!client.doesSupport(uri)) {
            throw PermanentBrokerException.invalid("keyUri", "is not supported by " + nameOf(client));
        }
        try {
            return new KmsClientKey(uri, client.getAead(uri));
        } catch (GeneralSecurityException e) {
            throw PermanentBrokerException.invalid("keyUri", "is refused by " + nameOf(client));
        }
    }

    @Override
    public String id() {
        return uri;
    }

    @Override
    public byte[] wrap(byte[] keyset, EncryptionContext context) {
        try {
            return aead.encrypt(keyset, AssociatedData.keyset(context));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw failed(e, new PermanentBrokerException(ErrorCode.KEY_REFUSED, "key " + uri + " refused to wrap"));
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, EncryptionContext context) {
        try {
            return aead.decrypt(wrapped, AssociatedData.keyset(context));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw failed(e, notOfThisKey(context));
        }
    }

    private BrokerException failed(Exception e, PermanentBrokerException otherwise) {
        return switch (ClientFailure.of(e)) {
            case OUTAGE ->
                new TransientBrokerException(ErrorCode.KEY_UNAVAILABLE, "the service of key " + uri + " failed", null);
            case NO_ACCESS ->
                new PermanentBrokerException(ErrorCode.KEY_REFUSED, "the service of key " + uri + " denies access");
            case OTHER -> otherwise;
        };
    }

    private PermanentBrokerException notOfThisKey(EncryptionContext context) {
        String what = "the wrapped keyset of " + context.values() + " was altered, moved from another place, or wrapped"
                + " by another key than " + uri + "; or that key refuses to unwrap";
        return new PermanentBrokerException(ErrorCode.KEY_MISMATCH, what);
    }

    private static String nameOf(KmsClient client) {
        return client.getClass().getName();
    }

    @Override
    public String toString() {
        return "KmsClientKey[" + uri + "]";
    }
}
