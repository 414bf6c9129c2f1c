package dev.resourcebroker.aws;

import dev.resourcebroker.error.PermanentBrokerException;
import java.util.regex.Pattern;

/** The name of an installation, as AWS gets to see it. */
final class Installation {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final int MOST_SESSION_NAME = 64;

    private Installation() {}

    static String checked(String installation) {
        if (!SHAPE.matcher(installation).matches()) {
            throw PermanentBrokerException.invalid(
                    "installation", "must be 1 to 63 lower-case letters, digits and inner hyphens");
        }
        return installation;
    }

    static String sessionName(String installation) {
        String name = "resource-broker-" + checked(installation);
        return name.substring(0, Math.min(name.length(), MOST_SESSION_NAME));
    }
}
