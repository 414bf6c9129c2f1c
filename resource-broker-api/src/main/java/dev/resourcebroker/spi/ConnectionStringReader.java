package dev.resourcebroker.spi;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import java.util.Optional;

/** Reads connection strings into entries. Thread-safe. */
public interface ConnectionStringReader {
    /**
     * Reads a connection string. The entry {@code uri} is the string itself; a type that this reader has no dialect for
     * gets no other entry.
     *
     * @param connectionString what a user pasted
     * @param stated the type, when the user stated it; otherwise it comes from the scheme
     * @return the entries
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT, never repeating the string
     */
    ConnectionDetails read(SecretValue connectionString, Optional<ResourceType> stated);
}
