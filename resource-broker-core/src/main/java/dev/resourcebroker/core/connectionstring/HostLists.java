package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import java.util.ArrayList;
import java.util.List;

/** Hosts and ports in two lists, as libpq and others keep them. */
final class HostLists {
    private static final int MOST = 64;

    private HostLists() {}

    static List<String> names(List<Host> hosts) {
        return hosts.stream().map(Host::name).toList();
    }

    static List<Integer> ports(List<Host> hosts) {
        return hosts.stream().map(Host::port).toList();
    }

    /** Reads {@code host,[address]}. */
    static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        for (String name : split(list)) {
            boolean brackets = name.startsWith("[") && name.endsWith("]");
            names.add(brackets ? name.substring(1, name.length() - 1) : name);
        }
        return names;
    }

    /** Reads {@code 5432,5433}. */
    static List<Integer> ports(String list) {
        return split(list).stream()
                .map(p -> p.isEmpty() ? Host.NO_PORT : Port.of(p))
                .toList();
    }

    /** One port serves all hosts. */
    static List<Host> paired(List<String> names, List<Integer> ports) {
        if (ports.size() > 1 && ports.size() != Math.max(names.size(), 1)) {
            throw ConnectionText.refused("has " + ports.size() + " ports for " + names.size() + " hosts");
        }
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < Math.max(names.size(), ports.size()); i++) {
            int port = ports.isEmpty() ? Host.NO_PORT : ports.get(ports.size() == 1 ? 0 : i);
            hosts.add(new Host(names.isEmpty() ? "" : names.get(i), port));
        }
        return hosts;
    }

    private static List<String> split(String list) {
        List<String> parts = List.of(list.split(",", MOST + 1));
        if (parts.size() > MOST) {
            throw ConnectionText.refused("has more than " + MOST + " hosts");
        }
        return parts;
    }
}
