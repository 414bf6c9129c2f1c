package dev.resourcebroker.core.crypto;

/** What an encrypted field is for. The wire names are part of stored ciphertexts and never change. */
public enum Purpose {
    /** How a resource is reached, by one version of its credential. */
    CONNECTION_DETAILS("connection-details", "resource"),
    /** The secret that was chosen for a version, until the vendor has it. */
    CHOSEN_SECRET("chosen-secret", "resource"),
    /** The secret that administers a resource; its sequence number is 0. */
    MASTER_SECRET("master-secret", "resource"),
    /** A credential for a vendor that an organisation brought; its sequence number is that of its version. */
    BROUGHT_CREDENTIAL("brought-credential", "credential");

    private final String wireName;
    private final String owner;

    Purpose(String wireName, String owner) {
        this.wireName = wireName;
        this.owner = owner;
    }

    String wireName() {
        return wireName;
    }

    /** What has such fields, for people. */
    String owner() {
        return owner;
    }
}
