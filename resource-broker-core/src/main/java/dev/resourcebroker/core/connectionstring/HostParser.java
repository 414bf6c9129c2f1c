package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import java.util.ArrayList;
import java.util.List;

/** Parses {@code host:port,[address]:port}. */
final class HostParser {
    private static final int MOST_HOSTS = 64;

    private final UrlRules rules;
    private final EntryWriter doubts;

    HostParser(UrlRules rules, EntryWriter doubts) {
        this.rules = rules;
        this.doubts = doubts;
    }

    List<Host> parse(String raw) {
        if (raw.isEmpty()) {
            return List.of();
        }
        if (!rules.authority().several()) {
            return List.of(host(raw));
        }
        List<Host> hosts = new ArrayList<>();
        for (String one : raw.split(",", MOST_HOSTS + 1)) {
            hosts.add(host(one));
        }
        if (hosts.size() > MOST_HOSTS) {
            throw ConnectionText.refused("has more than " + MOST_HOSTS + " hosts");
        }
        return hosts;
    }

    private Host host(String raw) {
        if (raw.startsWith("[")) {
            return address(raw);
        }
        int colon = raw.indexOf(':');
        return colon < 0
                ? new Host(decoded("host", raw), Host.NO_PORT)
                : new Host(decoded("host", raw.substring(0, colon)), port(raw.substring(colon + 1)));
    }

    private Host address(String raw) {
        int end = raw.indexOf(']');
        if (end < 2) {
            throw ConnectionText.refused("has an address in brackets that is empty or doesn't end");
        }
        String address = decoded("host", raw.substring(1, end));
        if (end + 1 == raw.length()) {
            return new Host(address, Host.NO_PORT);
        }
        if (raw.charAt(end + 1) != ':') {
            throw ConnectionText.refused("has more than a port behind an address in brackets");
        }
        return new Host(address, port(raw.substring(end + 2)));
    }

    private int port(String raw) {
        String digits = decoded("port", raw);
        return digits.isEmpty() ? Host.NO_PORT : Port.of(digits);
    }

    private String decoded(String part, String raw) {
        return Percent.decode(part, raw, rules.decoding(), doubts);
    }
}
