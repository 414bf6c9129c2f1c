package dev.resourcebroker.core.connectionstring;

import java.util.Locale;

/** The entry's name for an option. */
final class OptionName {
    static final String PREFIX = "option.";
    private static final int LONGEST = 63;

    private OptionName() {}

    static String of(String option) {
        return PREFIX + option.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static boolean fits(String name) {
        if (name.length() > LONGEST || name.length() == PREFIX.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Ascii.isLower(c) && !Ascii.isDigit(c) && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }
}
