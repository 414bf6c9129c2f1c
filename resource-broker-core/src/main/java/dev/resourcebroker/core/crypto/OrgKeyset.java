package dev.resourcebroker.core.crypto;

import dev.resourcebroker.OrgId;
import java.util.Optional;

/** The keyset of one organisation, unwrapped. Printing it shows a key id only. Thread-safe. */
public final class OrgKeyset {
    private final AesKeyset keyset;

    private OrgKeyset(AesKeyset keyset) {
        this.keyset = keyset;
    }

    /**
     * A new random keyset.
     *
     * @return the keyset
     */
    public static OrgKeyset generate() {
        return new OrgKeyset(AesKeyset.generate());
    }

    /**
     * Reads a keyset.
     *
     * @param binary a cleartext binary keyset of Tink
     * @return the keyset, when the bytes are a keyset of AES-256-GCM keys
     */
    public static Optional<OrgKeyset> read(byte[] binary) {
        return AesKeyset.read(binary).map(OrgKeyset::new);
    }

    /**
     * A keyset with a new key beside these, which encrypts.
     *
     * @return the keyset
     */
    public OrgKeyset withNewPrimary() {
        return new OrgKeyset(keyset.withNewPrimary());
    }

    /**
     * A keyset with nothing but the key that encrypts.
     *
     * @return the keyset
     */
    public OrgKeyset primaryOnly() {
        return new OrgKeyset(keyset.primaryOnly());
    }

    /**
     * Counts the keys.
     *
     * @return at least 1
     */
    public int size() {
        return keyset.size();
    }

    /**
     * The keyset as a cleartext binary keyset of Tink.
     *
     * @return secret bytes, about 80 per key
     */
    public byte[] binary() {
        return keyset.binary();
    }

    /**
     * What encrypts and decrypts the organisation's fields.
     *
     * @param installation the installation that stores them
     * @param org whose keyset this is
     * @return a thread-safe cipher
     */
    public FieldCipher cipher(String installation, OrgId org) {
        return new FieldCipher(keyset, installation, org);
    }

    @Override
    public String toString() {
        return "OrgKeyset[" + keyset.firstKeyId() + "]";
    }
}
