package dev.resourcebroker.provider;

import java.util.List;

/** Where the secret of a credential comes from. */
public sealed interface SecretSource {
    /** The vendor makes it, and shows it in the answer to issuing alone. */
    record VendorOnce() implements SecretSource {}

    /** The vendor makes it, and shows it again when asked. */
    record VendorReadable() implements SecretSource {}

    /**
     * The engine chooses it: {@link NewCredential#SECRET}.
     *
     * @param shape which secrets the vendor takes
     */
    record Chosen(SecretShape shape) implements SecretSource {}

    /**
     * An operator supplied a pool of credentials, and the engine takes one of it.
     *
     * @param fields what each of the pool consists of
     */
    record Pool(List<AccessField> fields) implements SecretSource {
        /** Copies the list. */
        public Pool {
            fields = List.copyOf(fields);
        }
    }

    /** Somebody else writes it where the provider reads it: issuing is not done, and transient, until it is there. */
    record Elsewhere() implements SecretSource {}
}
