package dev.resourcebroker.core.store;

import dev.resourcebroker.resource.ResourceId;

/**
 * An encrypted field.
 *
 * @param column where it lies
 * @param resource whose it is
 * @param seq of which connection version
 * @param sealed the ciphertext
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way; nobody compares two
public record SealedField(Column column, ResourceId resource, long seq, byte[] sealed) {
    /** The columns that hold ciphertexts of organisations. A column that isn't here is lost when keys are rotated. */
    public enum Column {
        /** What resources give at present. */
        RESOURCE("resources", "id", "connection_seq", "connection_details"),
        /** What they gave and give. */
        VERSION("connection_versions", "resource_id", "seq", "details"),
        /** What was chosen for versions that the vendor hasn't got yet. */
        CHOSEN("connection_versions", "resource_id", "seq", "given"),
        /** What administers resources. There is one of each. */
        MASTER("provisioning", "resource_id", "0", "master");

        final String table;
        final String resource;
        final String seq;
        final String sealed;

        Column(String table, String resource, String seq, String sealed) {
            this.table = table;
            this.resource = resource;
            this.seq = seq;
            this.sealed = sealed;
        }
    }
}
