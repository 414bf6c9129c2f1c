package dev.resourcebroker.core.reachability;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Connects a socket. */
@FunctionalInterface
interface Connector {
    /** Connects to an address that was resolved and checked, within the time. */
    void connect(Socket socket, InetSocketAddress address, int millis) throws IOException;
}
