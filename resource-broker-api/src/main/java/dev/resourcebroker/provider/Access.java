package dev.resourcebroker.provider;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.secret.SecretValue;
import java.util.Map;
import java.util.Optional;

/**
 * The credential to call a vendor with, and the secret that administers the resource, where the offering has one. A
 * provider gets it with each call and keeps nothing of it. Prints the names alone.
 *
 * @param fields the values of the provider's {@link AccessField access fields}
 * @param master what {@link Offering#master()} asks for
 */
public record Access(Map<String, SecretValue> fields, Optional<SecretValue> master) {
    /** Copies the map. */
    public Access {
        fields = Map.copyOf(fields);
    }

    /**
     * The credential alone.
     *
     * @param fields values by name
     * @return the access
     */
    public static Access of(Map<String, SecretValue> fields) {
        return new Access(fields, Optional.empty());
    }

    /**
     * The value of a required field.
     *
     * @param name a declared field's name
     * @return the value
     * @throws PermanentBrokerException INVALID_ARGUMENT, naming the field, when it is missing
     */
    public SecretValue field(String name) {
        return find(name).orElseThrow(() -> PermanentBrokerException.invalid("access field " + name, "is missing"));
    }

    /**
     * The value of a field that may be missing.
     *
     * @param name a declared field's name
     * @return the value, when it was given
     */
    public Optional<SecretValue> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    @Override
    public String toString() {
        return "Access" + fields.keySet();
    }
}
