package dev.resourcebroker.core.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A key service with a Tink client: a key of its own for every URI that begins with {@code mem://}. */
final class InMemoryKms implements KmsClient {
    private final Map<String, Aead> keys = new ConcurrentHashMap<>();

    @Override
    public boolean doesSupport(String uri) {
        return uri.startsWith("mem://");
    }

    @Override
    public Aead getAead(String uri) throws GeneralSecurityException {
        if (uri.endsWith("/gone")) {
            throw new GeneralSecurityException("no such key");
        }
        return keys.computeIfAbsent(uri, any -> generated());
    }

    /** The same keys as seen by a client to whom every call fails. */
    static KmsClient failing(Exception failure) {
        return new Failing(Objects.requireNonNull(failure));
    }

    private static Aead generated() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public KmsClient withCredentials(String path) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    private record Failing(Exception failure) implements KmsClient, Aead {
        @Override
        public boolean doesSupport(String uri) {
            return true;
        }

        @Override
        public Aead getAead(String uri) {
            return this;
        }

        @Override
        public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
            return fail();
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
            return fail();
        }

        private byte[] fail() throws GeneralSecurityException {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw failure instanceof GeneralSecurityException e ? e : new GeneralSecurityException("failed", failure);
        }

        @Override
        public KmsClient withCredentials(String path) {
            return this;
        }

        @Override
        public KmsClient withDefaultCredentials() {
            return this;
        }
    }
}
