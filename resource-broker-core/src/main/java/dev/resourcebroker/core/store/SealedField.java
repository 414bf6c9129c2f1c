package dev.resourcebroker.core.store;

import java.util.UUID;

/**
 * An encrypted field.
 *
 * @param column where it lies
 * @param owner the id of the resource, or of the credential, whose it is
 * @param seq of which version of its connection, or of itself
 * @param sealed the ciphertext
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way; nobody compares two
public record SealedField(Column column, UUID owner, long seq, byte[] sealed) {
    /** The columns that hold ciphertexts of organisations. A column that isn't here is lost when keys are rotated. */
    public enum Column {
        /** What resources give at present. */
        RESOURCE("resources", "id", "connection_seq", "connection_details"),
        /** What they gave and give. */
        VERSION("connection_versions", "resource_id", "seq", "details"),
        /** What was chosen for versions that the vendor hasn't got yet. */
        CHOSEN("connection_versions", "resource_id", "seq", "given"),
        /** What administers resources. There is one of each. */
        MASTER("provisioning", "resource_id", "0", "master"),
        /** What was brought to call vendors with. */
        CREDENTIAL("credentials", "id", "version", "fields");

        final String table;
        final String owner;
        final String seq;
        final String sealed;

        Column(String table, String owner, String seq, String sealed) {
            this.table = table;
            this.owner = owner;
            this.seq = seq;
            this.sealed = sealed;
        }
    }
}
