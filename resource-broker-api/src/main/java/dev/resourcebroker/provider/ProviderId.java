package dev.resourcebroker.provider;

import dev.resourcebroker.internal.Check;

/**
 * The name of a provider, such as {@code neon}.
 *
 * @param value a DNS label
 */
public record ProviderId(String value) {
    /** Checks the shape. */
    public ProviderId {
        Check.dnsLabel("provider", value);
    }

    /**
     * The provider with this name.
     *
     * @param value the name
     * @return the typed name
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static ProviderId of(String value) {
        return new ProviderId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
