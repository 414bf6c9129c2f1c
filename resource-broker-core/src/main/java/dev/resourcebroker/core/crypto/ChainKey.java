package dev.resourcebroker.core.crypto;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.mac.MacConfig2026;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * The key of the audit log's chains, unwrapped: a Tink keyset of HMAC-SHA-256 keys with tags of 32 bytes, each tag
 * prefixed with the id of its key. Printing it shows a key id only. Thread-safe.
 */
public final class ChainKey {
    private static final Configuration MAC = MacConfig2026.get();

    private final KeysetHandle handle;
    private final Mac mac;

    private ChainKey(KeysetHandle handle) throws GeneralSecurityException {
        this.handle = handle;
        this.mac = handle.getPrimitive(MAC, Mac.class);
    }

    /**
     * A new random key.
     *
     * @return the key
     */
    public static ChainKey generate() {
        try {
            return new ChainKey(KeysetHandle.generateNew(PredefinedMacParameters.HMAC_SHA256_256BITTAG, MAC));
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /**
     * Reads a key.
     *
     * @param binary a cleartext binary keyset of Tink
     * @return the key, when the bytes are a keyset of such keys
     */
    public static Optional<ChainKey> read(byte[] binary) {
        // Tink may quote what it reads, and has runtime exceptions too for keysets that it can't use: all are dropped.
        try {
            KeysetHandle handle = TinkProtoKeysetFormat.parseKeyset(binary, InsecureSecretKeyAccess.get(), MAC);
            return holdsOnlyHmac(handle) ? Optional.of(new ChainKey(handle)) : Optional.empty();
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean holdsOnlyHmac(KeysetHandle handle) {
        for (int i = 0; i < handle.size(); i++) {
            if (!handle.getAt(i).getKey().getParameters().equals(PredefinedMacParameters.HMAC_SHA256_256BITTAG)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The key as a cleartext binary keyset of Tink.
     *
     * @return secret bytes
     */
    public byte[] binary() {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get(), MAC);
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /**
     * The MAC of some texts in their order, each with its length in front.
     *
     * @param texts the texts
     * @return the tag of Tink
     */
    public byte[] mac(String... texts) {
        try {
            return mac.computeMac(LengthPrefixed.texts(texts));
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /**
     * Whether this is the MAC of just these texts.
     *
     * @param tag a tag of Tink
     * @param texts the texts
     * @return true when one of the keys gave it for them
     */
    public boolean fits(byte[] tag, String... texts) {
        try {
            mac.verifyMac(tag, LengthPrefixed.texts(texts));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PermanentBrokerException failed(GeneralSecurityException e) {
        return new PermanentBrokerException(ErrorCode.INTERNAL, "this JVM's HMAC failed: " + e.getClass());
    }

    @Override
    public String toString() {
        return "ChainKey[" + Integer.toUnsignedString(handle.getAt(0).getId()) + "]";
    }
}
