package dev.resourcebroker.core.crypto;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Encrypts and decrypts the fields of one organisation. A field is one byte of format version and a Tink ciphertext,
 * bound to installation, organisation, resource, purpose and sequence number: in any other place it fails to decrypt.
 * Printing a cipher shows the organisation only. Thread-safe.
 */
public final class FieldCipher {
    private static final byte FORMAT = 1;

    private final AesKeyset keyset;
    private final OrgId org;
    private final byte[] tenant;

    FieldCipher(AesKeyset keyset, String installation, OrgId org) {
        this.keyset = keyset;
        this.org = org;
        this.tenant = AssociatedData.tenant(installation, org);
    }

    /**
     * Encrypts the connection details of one connection version.
     *
     * @param resource whose details
     * @param seq of which connection version
     * @param details the details
     * @return the field
     */
    public byte[] encrypt(ResourceId resource, long seq, ConnectionDetails details) {
        return encrypt(FieldPlace.of(resource, Purpose.CONNECTION_DETAILS, seq), details);
    }

    /**
     * Encrypts named values.
     *
     * @param place where they belong
     * @param details the values
     * @return the field
     */
    public byte[] encrypt(FieldPlace place, ConnectionDetails details) {
        return seal(place, DetailsJson.write(details));
    }

    /**
     * Decrypts the connection details of one connection version.
     *
     * @param resource whose details
     * @param seq of which connection version
     * @param field what {@link #encrypt} gave for these
     * @return the details
     * @throws PermanentBrokerException DECRYPTION_FAILED when the field was altered, moved from its place or encrypted
     *     with another keyset; INTERNAL when it is authentic but of a form that this version doesn't know
     */
    public ConnectionDetails decrypt(ResourceId resource, long seq, byte[] field) {
        return decryptDetails(FieldPlace.of(resource, Purpose.CONNECTION_DETAILS, seq), field);
    }

    /**
     * Decrypts named values.
     *
     * @param place where they belong
     * @param field what {@link #encrypt(FieldPlace, ConnectionDetails)} gave for these
     * @return the values
     * @throws PermanentBrokerException as {@link #decrypt(ResourceId, long, byte[])}
     */
    public ConnectionDetails decryptDetails(FieldPlace place, byte[] field) {
        return DetailsJson.read(open(place, field))
                .orElseThrow(() -> failed(ErrorCode.INTERNAL, place, "is of an unknown form"));
    }

    /**
     * Decrypts the connection details of one connection version, to the JSON that a client in another language gets.
     *
     * @param resource whose details
     * @param seq of which connection version
     * @param field what {@link #encrypt} gave for these
     * @return secret bytes
     * @throws PermanentBrokerException DECRYPTION_FAILED when the field was altered, moved from its place or encrypted
     *     with another keyset
     */
    public byte[] open(ResourceId resource, long seq, byte[] field) {
        return open(FieldPlace.of(resource, Purpose.CONNECTION_DETAILS, seq), field);
    }

    // One error for everything that can be wrong: telling which would help whoever tries.
    private byte[] open(FieldPlace place, byte[] field) {
        return opened(place, field).orElseThrow(() -> failed(ErrorCode.DECRYPTION_FAILED, place, "failed to decrypt"));
    }

    /**
     * Whether this keyset may hold the key of a field. If not, the field is of a newer keyset, or of none.
     *
     * @param field the field
     * @return true for what names no key too
     */
    public boolean knows(byte[] field) {
        return AesKeyset.keyOf(field, 1).map(keyset::holds).orElse(true);
    }

    /**
     * Whether a field is encrypted with the key that encrypts new ones.
     *
     * @param field the field
     * @return false for what is damaged, too
     */
    public boolean isCurrent(byte[] field) {
        return AesKeyset.keyOf(field, 1).map(keyset::isPrimary).orElse(false);
    }

    /**
     * Encrypts a secret that isn't connection details.
     *
     * @param place where it belongs
     * @param secret the secret
     * @return the field
     */
    public byte[] encrypt(FieldPlace place, SecretValue secret) {
        return seal(place, secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Decrypts a secret that isn't connection details.
     *
     * @param place where it belongs
     * @param field what {@link #encrypt(FieldPlace, SecretValue)} gave for it
     * @return the secret
     * @throws PermanentBrokerException DECRYPTION_FAILED when the field was altered, moved from its place or encrypted
     *     with another keyset
     */
    public SecretValue decrypt(FieldPlace place, byte[] field) {
        return SecretValue.of(new String(open(place, field), StandardCharsets.UTF_8));
    }

    /**
     * Encrypts a field anew, with the key that encrypts new ones, whatever its content.
     *
     * @param place where it belongs
     * @param field the field
     * @return the new field, when the old one is intact
     */
    public Optional<byte[]> renewed(FieldPlace place, byte[] field) {
        return opened(place, field).map(plaintext -> seal(place, plaintext));
    }

    private byte[] seal(FieldPlace place, byte[] plaintext) {
        byte[] ciphertext = keyset.encrypt(plaintext, AssociatedData.field(tenant, place));
        byte[] field = new byte[1 + ciphertext.length];
        field[0] = FORMAT;
        System.arraycopy(ciphertext, 0, field, 1, ciphertext.length);
        return field;
    }

    private Optional<byte[]> opened(FieldPlace place, byte[] field) {
        if (field.length == 0 || field[0] != FORMAT) {
            return Optional.empty();
        }
        byte[] ciphertext = Arrays.copyOfRange(field, 1, field.length);
        return keyset.decrypt(ciphertext, AssociatedData.field(tenant, place));
    }

    private PermanentBrokerException failed(ErrorCode code, FieldPlace place, String problem) {
        String what = "what is stored for " + place.purpose().owner() + " " + place.owner() + " of organisation " + org
                + " " + problem;
        return new PermanentBrokerException(code, what);
    }

    @Override
    public String toString() {
        return "FieldCipher[" + org + "]";
    }
}
