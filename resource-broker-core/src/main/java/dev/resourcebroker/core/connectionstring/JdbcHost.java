package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionUrl.Host;

/** Hosts within JDBC URLs, which drivers don't decode. */
final class JdbcHost {
    private static final String INNER = ".-_:%";

    private JdbcHost() {}

    /** Whether the name can stand in a JDBC URL as it is. */
    static boolean isPlain(Host host) {
        String name = host.name();
        return !name.isEmpty()
                && name.chars().allMatch(c -> c > 127 || Ascii.isLetterOrDigit((char) c) || INNER.indexOf(c) >= 0);
    }
}
