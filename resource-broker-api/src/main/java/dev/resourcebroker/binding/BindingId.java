package dev.resourcebroker.binding;

import dev.resourcebroker.error.PermanentBrokerException;
import java.util.UUID;

/**
 * The id of a binding: a time-ordered UUID (version 7, RFC 9562) that the broker chose.
 *
 * @param value the UUID
 */
public record BindingId(UUID value) {
    /**
     * Reads an id from its text.
     *
     * @param text the canonical form of a UUID
     * @return the typed id
     * @throws PermanentBrokerException INVALID_ARGUMENT when the text is no UUID
     */
    public static BindingId parse(String text) {
        try {
            return new BindingId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw PermanentBrokerException.invalid("binding id", "must be a UUID");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
