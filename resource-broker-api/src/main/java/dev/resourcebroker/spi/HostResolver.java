package dev.resourcebroker.spi;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host name. Thread-safe. Called on a thread of the broker's; may take its time. */
@FunctionalInterface
public interface HostResolver {
    /**
     * Looks a name up. The broker asks once per verification and connects to what it was given, never to the name.
     *
     * @param host a name, or an address as text
     * @return the addresses, the preferred first; empty when the name isn't known
     */
    List<InetAddress> resolve(String host);

    /**
     * Asks as the JVM does.
     *
     * @return the resolver
     */
    static HostResolver system() {
        return host -> {
            try {
                return List.of(InetAddress.getAllByName(host));
            } catch (UnknownHostException e) {
                return List.of();
            }
        };
    }
}
