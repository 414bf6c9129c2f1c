package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;

/** The number of a port. */
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
}
