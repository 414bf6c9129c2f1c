package dev.resourcebroker.core.keys;

import dev.resourcebroker.core.crypto.FieldCipher;
import dev.resourcebroker.core.crypto.FieldPlace;
import dev.resourcebroker.core.crypto.Purpose;
import dev.resourcebroker.core.store.SealedField;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import java.util.Optional;
import java.util.UUID;

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

    /**
     * Encrypts the secret that was chosen for a version.
     *
     * @param resource whose
     * @param seq of which connection version
     * @param secret the secret
     * @return what is to be stored
     */
    public byte[] encryptChosen(ResourceId resource, long seq, SecretValue secret) {
        return cipher.encrypt(FieldPlace.of(resource, Purpose.CHOSEN_SECRET, seq), secret);
    }

    /**
     * Decrypts the secret that was chosen for a version.
     *
     * @param resource whose
     * @param seq of which connection version
     * @param stored what {@link #encryptChosen} gave
     * @return the secret
     * @throws dev.resourcebroker.error.PermanentBrokerException as {@link #decrypt}
     */
    public SecretValue decryptChosen(ResourceId resource, long seq, byte[] stored) {
        return cipher.decrypt(FieldPlace.of(resource, Purpose.CHOSEN_SECRET, seq), stored);
    }

    /**
     * Encrypts the secret that administers a resource.
     *
     * @param resource which
     * @param secret the secret
     * @return what is to be stored
     */
    public byte[] encryptMaster(ResourceId resource, SecretValue secret) {
        return cipher.encrypt(FieldPlace.of(resource, Purpose.MASTER_SECRET, 0), secret);
    }

    /**
     * Decrypts the secret that administers a resource.
     *
     * @param resource which
     * @param stored what {@link #encryptMaster} gave
     * @return the secret
     * @throws dev.resourcebroker.error.PermanentBrokerException as {@link #decrypt}
     */
    public SecretValue decryptMaster(ResourceId resource, byte[] stored) {
        return cipher.decrypt(FieldPlace.of(resource, Purpose.MASTER_SECRET, 0), stored);
    }

    /**
     * Encrypts a credential that the organisation brought.
     *
     * @param credential which
     * @param version of which version of it
     * @param values its values by name
     * @return what is to be stored
     */
    public byte[] encryptBrought(UUID credential, long version, ConnectionDetails values) {
        return cipher.encrypt(new FieldPlace(credential, Purpose.BROUGHT_CREDENTIAL, version), values);
    }

    /**
     * Decrypts a credential that the organisation brought.
     *
     * @param credential which
     * @param version of which version of it
     * @param stored what {@link #encryptBrought} gave
     * @return its values by name
     * @throws dev.resourcebroker.error.PermanentBrokerException as {@link #decrypt}
     */
    public ConnectionDetails decryptBrought(UUID credential, long version, byte[] stored) {
        return cipher.decryptDetails(new FieldPlace(credential, Purpose.BROUGHT_CREDENTIAL, version), stored);
    }

    Optional<byte[]> renewed(SealedField field) {
        return cipher.renewed(new FieldPlace(field.owner(), purpose(field.column()), field.seq()), field.sealed());
    }

    private static Purpose purpose(SealedField.Column column) {
        return switch (column) {
            case RESOURCE, VERSION -> Purpose.CONNECTION_DETAILS;
            case CHOSEN -> Purpose.CHOSEN_SECRET;
            case MASTER -> Purpose.MASTER_SECRET;
            case CREDENTIAL -> Purpose.BROUGHT_CREDENTIAL;
        };
    }

    @Override
    public String toString() {
        return cipher.toString();
    }
}
