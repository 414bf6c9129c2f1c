package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules.Decoding;
import java.util.ArrayList;
import java.util.List;

/** Parses {@code host:port} and {@code [address]:port}. */
final class HostParser {
    private static final int MOST = 64;

    private final Decoding decoding;
    private final EntryWriter doubts;

    HostParser(Decoding decoding, EntryWriter doubts) {
        this.decoding = decoding;
        this.doubts = doubts;
    }

    /** Several, with commas between. */
    List<Host> list(String raw) {
        if (raw.indexOf(',') < 0) {
            return List.of(one(raw));
        }
        List<Host> hosts = new ArrayList<>();
        for (String host : raw.split(",", MOST + 1)) {
            hosts.add(one(host));
        }
        if (hosts.size() > MOST) {
            throw ConnectionText.refused("has more than " + MOST + " hosts");
        }
        return hosts;
    }

    Host one(String raw) {
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
        return Percent.decode(part, raw, decoding, doubts);
    }
}
