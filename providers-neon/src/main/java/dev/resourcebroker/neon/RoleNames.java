package dev.resourcebroker.neon;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the roles of a database are named. PostgreSQL keeps 63 bytes of a name, so they end with the end of the external
 * name, which has the resource's id.
 */
final class RoleNames {
    private static final int LONGEST = 63;
    private static final int MOST_OF_NAME = 42;
    private static final String OBJECTS = "-objects";
    private static final Pattern VERSION = Pattern.compile("v([1-9][0-9]{0,17})-(.+)");

    private RoleNames() {}

    private static String end(String externalName) {
        return externalName
                .substring(Math.max(0, externalName.length() - MOST_OF_NAME))
                .replaceFirst("^-+", "");
    }

    /** Who administers the database for the broker. Its password stays at the vendor. */
    static String admin(String externalName) {
        return "admin-" + end(externalName);
    }

    /** Who owns what an application makes; of who administers the database, so that it is the same in a branch of it. */
    static String owner(String admin) {
        if (admin.getBytes(StandardCharsets.UTF_8).length + OBJECTS.length() > LONGEST) {
            throw NotSent.permanently("OWNER_NAME_TOO_LONG");
        }
        return admin + OBJECTS;
    }

    /** Who logs in with a version of the resource's credential. */
    static String login(String externalName, long version) {
        return "v" + version + "-" + end(externalName);
    }

    /** Which version a role is of; 0 when it isn't one of the resource's credentials. */
    static long version(String externalName, String role) {
        Matcher matcher = VERSION.matcher(role);
        boolean ours = matcher.matches() && matcher.group(2).equals(end(externalName));
        return ours ? Long.parseLong(matcher.group(1)) : 0;
    }
}
