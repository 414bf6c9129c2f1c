package dev.resourcebroker.spi;

import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ManagedIntegration;
import java.util.Map;
import java.util.Optional;

/** What a kind makes of a request. */
public sealed interface Admission {
    /**
     * The request is wrong. Nothing is stored.
     *
     * @param field which part of it
     * @param problem what is wrong, never repeating a value
     */
    record Refused(String field, String problem) implements Admission {}

    /**
     * The connection details are there already: the resource is ready, and they are its next connection version.
     *
     * @param details what was supplied
     */
    record Supplied(ConnectionDetails details) implements Admission {}

    /**
     * A vendor is to make it.
     *
     * @param offering what, of a registered provider
     * @param parameters what the caller chose
     * @param deletion what a deletion does
     * @param original of which other resource, if it doesn't begin empty
     */
    record Made(
            OfferingId offering,
            Map<String, String> parameters,
            ManagedIntegration.Deletion deletion,
            Optional<ManagedIntegration.Original> original)
            implements Admission {
        /** Copies the map. */
        public Made {
            parameters = Map.copyOf(parameters);
        }
    }
}
