package dev.resourcebroker.spi;

/**
 * The key that wraps the keysets of organisations; it never leaves its service. Registered on the builder, never
 * discovered. Implementations are thread-safe; the broker doesn't close them.
 */
public interface KeyEncryptionKey {
    /**
     * Called once when a broker starts, before anything else.
     *
     * @param firstStart whether the meta-database was begun just now. Only then may a key be made; later a key that is
     *     missing is an error.
     * @throws dev.resourcebroker.error.BrokerException KEY_MISSING; KEY_MISMATCH; KEY_UNAVAILABLE; KEY_REFUSED
     */
    default void open(boolean firstStart) {}

    /**
     * Names the key in the meta-database, so that a wrapped keyset finds its key again. Known after {@link #open}.
     *
     * @return 1 to 255 characters, always the same for the same key; not secret
     */
    String id();

    /**
     * Encrypts the bytes of a keyset.
     *
     * @param keyset the bytes; 1 to 4096
     * @param context bound to the result: unwrapping needs the same
     * @return the wrapped keyset
     * @throws dev.resourcebroker.error.BrokerException KEY_UNAVAILABLE when the service can't be reached; KEY_REFUSED
     *     when it refuses; KEY_MISSING when the key is gone; INVALID_ARGUMENT for more than it takes
     */
    byte[] wrap(byte[] keyset, EncryptionContext context);

    /**
     * Decrypts a wrapped keyset.
     *
     * @param wrapped what {@link #wrap} gave
     * @param context what it was given with
     * @return the bytes of the keyset
     * @throws dev.resourcebroker.error.BrokerException KEY_MISMATCH when the bytes were altered, or wrapped by another
     *     key or with another context; KEY_UNAVAILABLE when the service can't be reached; KEY_REFUSED when it refuses;
     *     KEY_MISSING when the key is gone
     */
    byte[] unwrap(byte[] wrapped, EncryptionContext context);
}
