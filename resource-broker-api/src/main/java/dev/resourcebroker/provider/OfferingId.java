package dev.resourcebroker.provider;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.internal.Check;

/**
 * The name of something that a provider makes, such as {@code neon/postgres}.
 *
 * @param provider who makes it
 * @param name its name among that provider's offerings, a DNS label
 */
public record OfferingId(ProviderId provider, String name) {
    /** Checks the shape. */
    public OfferingId {
        Check.dnsLabel("offering", name);
    }

    /**
     * Reads an id.
     *
     * @param text the provider's name, a slash, the offering's name
     * @return the id
     * @throws PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static OfferingId of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw PermanentBrokerException.invalid("offering", "must be a provider and a name with a slash between");
        }
        return new OfferingId(ProviderId.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return provider + "/" + name;
    }
}
