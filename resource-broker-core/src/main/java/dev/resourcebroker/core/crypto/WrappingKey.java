package dev.resourcebroker.core.crypto;

import dev.resourcebroker.spi.EncryptionContext;
import java.util.Optional;

/** A key encryption key that is a Tink keyset in memory. Printing it shows its id only. Thread-safe. */
public final class WrappingKey {
    private final AesKeyset keyset;

    private WrappingKey(AesKeyset keyset) {
        this.keyset = keyset;
    }

    /**
     * A new random key.
     *
     * @return the key
     */
    public static WrappingKey generate() {
        return new WrappingKey(AesKeyset.generate());
    }

    /**
     * Reads a key.
     *
     * @param json a cleartext JSON keyset of Tink
     * @return the key, when the bytes are a keyset of AES-256-GCM keys
     */
    public static Optional<WrappingKey> read(byte[] json) {
        return AesKeyset.readJson(json).map(WrappingKey::new);
    }

    /**
     * The key as a cleartext JSON keyset of Tink.
     *
     * @return secret bytes
     */
    public byte[] json() {
        return keyset.json();
    }

    /**
     * Names the key.
     *
     * @return {@code tink:} and the id of the keyset's first key; not secret
     */
    public String id() {
        return "tink:" + keyset.firstKeyId();
    }

    /**
     * Encrypts a keyset.
     *
     * @param cleartext the bytes of the keyset
     * @param context bound to the result
     * @return the wrapped keyset
     */
    public byte[] wrap(byte[] cleartext, EncryptionContext context) {
        return keyset.encrypt(cleartext, AssociatedData.keyset(context));
    }

    /**
     * Decrypts a wrapped keyset.
     *
     * @param wrapped what {@link #wrap} gave
     * @param context what it was given with
     * @return the bytes of the keyset; empty when they were altered, or wrapped by another key or in another context
     */
    public Optional<byte[]> unwrap(byte[] wrapped, EncryptionContext context) {
        return keyset.decrypt(wrapped, AssociatedData.keyset(context));
    }

    @Override
    public String toString() {
        return "WrappingKey[" + id() + "]";
    }
}
