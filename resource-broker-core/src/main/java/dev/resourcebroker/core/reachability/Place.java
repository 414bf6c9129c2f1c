package dev.resourcebroker.core.reachability;

import dev.resourcebroker.resource.Verification.Code;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One server of a connection string.
 *
 * @param name what its certificate names
 * @param lookup the name or address that is resolved
 * @param port its port
 */
record Place(String name, String lookup, int port) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,253}");
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[Xx][0-9A-Fa-f]*)\\.?");
    private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final int HIGHEST_PORT = 65_535;

    static Place of(String name, String lookup, String port) throws Unverified {
        if (lookup.isEmpty() || lookup.startsWith("/") || lookup.startsWith("@")) {
            throw new Unverified(Code.NOT_CHECKABLE);
        }
        // A zone names an interface of the host's machine.
        if (lookup.indexOf('%') >= 0 || isAmbiguous(lookup)) {
            throw new Unverified(Code.NOT_ALLOWED);
        }
        if (!NAME.matcher(lookup).matches()) {
            throw new Unverified(Code.UNRESOLVABLE);
        }
        return new Place(name, lookup, number(port));
    }

    /** Octal, hexadecimal and short forms of an IPv4 address are read as one address here and as another there. */
    private static boolean isAmbiguous(String lookup) {
        if (!NUMBER.matcher(lookup).matches()) {
            return false;
        }
        String[] bytes = lookup.split("\\.", -1);
        return bytes.length != 4
                || !Stream.of(bytes).allMatch(b -> BYTE.matcher(b).matches());
    }

    private static int number(String port) throws Unverified {
        if (port.isEmpty() || port.length() > 5 || !port.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Unverified(Code.NOT_CHECKABLE);
        }
        int number = Integer.parseInt(port);
        if (number < 1 || number > HIGHEST_PORT) {
            throw new Unverified(Code.NOT_CHECKABLE);
        }
        return number;
    }
}
