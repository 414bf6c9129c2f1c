package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionUrl.Host;
import java.util.List;

/** Hosts within JDBC URLs, which drivers don't decode. */
final class JdbcHost {
    private static final String INNER = ".-_:%";

    private JdbcHost() {}

    /** Whether the name can stand in a JDBC URL as it is. */
    static boolean isPlain(Host host) {
        String name = host.name();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= 127 && !Ascii.isLetterOrDigit(c) && INNER.indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    static boolean arePlain(List<Host> hosts) {
        for (Host host : hosts) {
            if (!isPlain(host)) {
                return false;
            }
        }
        return !hosts.isEmpty();
    }
}
