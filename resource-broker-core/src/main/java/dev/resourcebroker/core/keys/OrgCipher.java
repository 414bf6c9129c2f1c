package dev.resourcebroker.core.keys;

import dev.resourcebroker.core.crypto.FieldCipher;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceId;
import java.util.Optional;

/**
 * Encrypts and decrypts what is stored for one organisation, in memory: safe to call while a transaction is open. Keep
 * it for one piece of work and ask {@link OrgKeys} again for the next. Thread-safe.
 */
public final class OrgCipher {
    private final FieldCipher cipher;
    private final long generation;

    OrgCipher(FieldCipher cipher, long generation) {
        this.cipher = cipher;
        this.generation = generation;
    }

    /**
     * Tells which keyset this encrypts with. What it gave must be stored in a transaction that names it.
     *
     * @return the generation of the keyset
     */
    public long generation() {
        return generation;
    }

    /**
     * Encrypts the connection details of one connection version.
     *
     * @param resource whose details
     * @param seq of which connection version
     * @param details the details
     * @return what is to be stored
     */
    public byte[] encrypt(ResourceId resource, long seq, ConnectionDetails details) {
        return cipher.encrypt(resource, seq, details);
    }

    /**
     * Decrypts the connection details of one connection version.
     *
     * @param resource whose details
     * @param seq of which connection version
     * @param stored what {@link #encrypt} gave for these
     * @return the details
     * @throws dev.resourcebroker.error.PermanentBrokerException DECRYPTION_FAILED when the bytes were altered, moved
     *     from their place or encrypted with another keyset; INTERNAL when they are authentic but of an unknown form
     */
    public ConnectionDetails decrypt(ResourceId resource, long seq, byte[] stored) {
        return cipher.decrypt(resource, seq, stored);
    }

    /**
     * Whether this may decrypt what is stored. If not, the organisation's keyset has got a key since this was made.
     *
     * @param stored what {@link #encrypt} gave
     * @return false when it names a key that isn't here
     */
    public boolean knows(byte[] stored) {
        return cipher.knows(stored);
    }

    boolean isCurrent(byte[] stored) {
        return cipher.isCurrent(stored);
    }

    Optional<byte[]> renewed(ResourceId resource, long seq, byte[] stored) {
        return cipher.renewed(resource, seq, stored);
    }

    @Override
    public String toString() {
        return cipher.toString();
    }
}
