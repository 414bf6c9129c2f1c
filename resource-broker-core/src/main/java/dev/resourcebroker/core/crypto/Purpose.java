package dev.resourcebroker.core.crypto;

/** What an encrypted field is for. The wire names are part of stored ciphertexts and never change. */
enum Purpose {
    CONNECTION_DETAILS("connection-details");

    private final String wireName;

    Purpose(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
