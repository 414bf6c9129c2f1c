package dev.resourcebroker.core.crypto;

/** What an encrypted field is for. The wire names are part of stored ciphertexts and never change. */
public enum Purpose {
    /** How a resource is reached, by one version of its credential. */
    CONNECTION_DETAILS("connection-details"),
    /** The secret that was chosen for a version, until the vendor has it. */
    CHOSEN_SECRET("chosen-secret"),
    /** The secret that administers a resource; its sequence number is 0. */
    MASTER_SECRET("master-secret");

    private final String wireName;

    Purpose(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
