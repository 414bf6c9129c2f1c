package dev.resourcebroker.core.reachability;

import java.io.IOException;

/** Speaks with a server that was connected to. Used by one thread. */
@FunctionalInterface
interface Client {
    /** Finds out how far it gets. Ends with {@link Unverified}, or another error when the connection breaks. */
    Answer talk(Wire wire) throws IOException;
}
