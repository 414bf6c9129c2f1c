package dev.resourcebroker.core;

import dev.resourcebroker.core.connectionstring.ConnectionStrings;
import dev.resourcebroker.spi.ConnectionStringReader;
import dev.resourcebroker.spi.Dialect;

/** Readers of connection strings, for hosts and tools that want one without a broker. */
public final class ConnectionStringReaders {
    private ConnectionStringReaders() {}

    /**
     * Reads the built-in dialects.
     *
     * @param more dialects of the host's own; each goes before the built-in ones and before those that follow it
     * @return the reader, thread-safe
     */
    public static ConnectionStringReader standard(Dialect... more) {
        ConnectionStrings reader = ConnectionStrings.standard();
        for (int i = more.length - 1; i >= 0; i--) {
            reader = reader.with(more[i]);
        }
        return reader;
    }
}
