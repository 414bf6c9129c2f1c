package dev.resourcebroker.provider;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.internal.Check;
import java.util.Optional;

/**
 * Which resource a call is about.
 *
 * @param name its name at the vendor, a DNS label: a function of the resource's id and incarnation, the same at every
 *     try, and nobody else's
 * @param tag the mark by which it is known as ours
 * @param vendorId the vendor's id of it, once known
 */
public record Identity(String name, Tag tag, Optional<String> vendorId) {
    /** Checks the name. */
    public Identity {
        Check.dnsLabel("external name", name);
    }

    /**
     * The vendor's id, for effects on what is there.
     *
     * @return the id
     * @throws PermanentBrokerException INTERNAL when it isn't known
     */
    public String requireVendorId() {
        return vendorId.orElseThrow(
                () -> new PermanentBrokerException(ErrorCode.INTERNAL, "the vendor's id of " + name + " isn't known"));
    }
}
