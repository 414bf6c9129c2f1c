package dev.resourcebroker.spi;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import java.util.List;
import java.util.Optional;

/** Reads connection strings into entries. Thread-safe. */
public interface ConnectionStringReader {
    /**
     * Reads a connection string. The entry {@code uri} is the string itself, byte for byte. A scheme that this reader has
     * no dialect for becomes the type, and other entries are there as far as the string has the usual shape of a URL.
     *
     * @param connectionString what a user pasted
     * @param stated the type, when the user stated it; otherwise it comes from the scheme
     * @return the entries
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT, never repeating the string
     */
    ConnectionDetails read(SecretValue connectionString, Optional<ResourceType> stated);

    /**
     * Reads a connection string, and tells what about it is doubtful.
     *
     * @param connectionString what a user pasted
     * @param stated the type, when the user stated it
     * @return the entries and the doubts; this default knows no doubts
     * @throws dev.resourcebroker.error.PermanentBrokerException as {@link #read}
     */
    default Reading explain(SecretValue connectionString, Optional<ResourceType> stated) {
        return new Reading(read(connectionString, stated), List.of());
    }
}
