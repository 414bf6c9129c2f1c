package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionUrl.Host;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Servers, as the entries and other strings name them. */
record Servers(List<Host> hosts, int defaultPort) {
    @Nullable
    String names() {
        return joined(Host::name);
    }

    @Nullable
    String ports() {
        return joined(this::port);
    }

    /** {@code host:port} pairs, addresses in brackets. */
    @Nullable
    String pairs() {
        return joined(this::pair);
    }

    String pair(Host host) {
        String port = port(host);
        String name = host.name().indexOf(':') >= 0 && !host.isSocket() ? "[" + host.name() + "]" : host.name();
        return port.isEmpty() ? name : name + ":" + port;
    }

    private String port(Host host) {
        if (host.port() != Host.NO_PORT) {
            return Integer.toString(host.port());
        }
        boolean known = defaultPort != Host.NO_PORT && !host.name().isEmpty() && !host.isSocket();
        return known ? Integer.toString(defaultPort) : "";
    }

    /** Nothing where every host gives nothing. */
    private @Nullable String joined(Function<Host, String> part) {
        if (hosts.size() == 1) {
            String only = part.apply(hosts.get(0));
            return only.isEmpty() ? null : only;
        }
        List<String> parts = hosts.stream().map(part).toList();
        return parts.stream().allMatch(String::isEmpty) ? null : String.join(",", parts);
    }
}
