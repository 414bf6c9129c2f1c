package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import java.util.List;

/** Numbers of ports. */
final class Port {
    private static final int HIGHEST = 65535;

    private Port() {}

    static int of(String digits) {
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            port = !Ascii.isDigit(c) ? HIGHEST + 1 : Math.min(port * 10 + c - '0', HIGHEST + 1);
            if (port > HIGHEST) {
                throw ConnectionText.refused("has a port that isn't a number up to 65535;"
                        + " in a password, @ : / ? and # must be percent-encoded");
            }
        }
        return port;
    }

    /** Some clients take the port 0 for a mistake. */
    static void refuseZero(List<Host> hosts) {
        if (hosts.stream().anyMatch(host -> host.port() == 0)) {
            throw ConnectionText.refused("has the port 0");
        }
    }
}
