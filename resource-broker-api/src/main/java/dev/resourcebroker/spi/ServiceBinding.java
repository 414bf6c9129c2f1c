package dev.resourcebroker.spi;

import dev.resourcebroker.internal.Check;
import dev.resourcebroker.resource.ConnectionDetails;

/**
 * A resource that a workload receives with all its entries, as the Service Binding specification has it. Printing it
 * shows no secret.
 *
 * @param name the resource's name, a DNS label
 * @param details its entries
 */
public record ServiceBinding(String name, ConnectionDetails details) {
    /** Checks the name: it may become that of a directory. */
    public ServiceBinding {
        Check.dnsLabel("name", name);
    }
}
