package dev.resourcebroker.tck;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key made of the JDK alone, right in everything, for broken ones to start from. */
class JdkKey implements KeyEncryptionKey {
    private static final int NONCE = 12;

    private final String name;

    JdkKey(String name) {
        this.name = name;
    }

    @Override
    public String id() {
        return "jdk:" + name;
    }

    @Override
    public byte[] wrap(byte[] keyset, EncryptionContext context) {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(keyset);
            return ByteBuffer.allocate(NONCE + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, EncryptionContext context) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, wrapped, context);
            return cipher.doFinal(wrapped, NONCE, wrapped.length - NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new PermanentBrokerException(ErrorCode.KEY_MISMATCH, "not wrapped by " + id());
        }
    }

    private Cipher cipher(int mode, byte[] nonce, EncryptionContext context) throws GeneralSecurityException {
        byte[] key = String.format("%-32s", name).getBytes(StandardCharsets.UTF_8);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce, 0, NONCE));
        cipher.updateAAD(bound(context).toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    EncryptionContext bound(EncryptionContext context) {
        return context;
    }
}
