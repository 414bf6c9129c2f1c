package dev.resourcebroker.provider;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.internal.Check;

/**
 * A part of the credential by which a vendor is called. Its value is always secret.
 *
 * @param name a DNS label that begins with a letter, such as {@code api-key}
 * @param description what it is and where to get it, for people
 * @param required whether it must be given
 */
public record AccessField(String name, String description, boolean required) {
    /** Checks the name. */
    public AccessField {
        Check.dnsLabel("access field", name);
        if (Character.isDigit(name.charAt(0))) {
            throw PermanentBrokerException.invalid("access field", "must begin with a letter");
        }
    }

    /**
     * A part that must be given.
     *
     * @param name its name
     * @param description what it is and where to get it
     * @return the field
     */
    public static AccessField required(String name, String description) {
        return new AccessField(name, description, true);
    }

    /**
     * A part that may be left out.
     *
     * @param name its name
     * @param description what it is and where to get it
     * @return the field
     */
    public static AccessField optional(String name, String description) {
        return new AccessField(name, description, false);
    }
}
