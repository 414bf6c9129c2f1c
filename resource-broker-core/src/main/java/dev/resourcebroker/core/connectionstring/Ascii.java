package dev.resourcebroker.core.connectionstring;

/** Classes of ASCII characters. */
final class Ascii {
    private Ascii() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isLetter(char c) {
        return isLower(c) || (c >= 'A' && c <= 'Z');
    }

    static boolean isLetterOrDigit(char c) {
        return isLetter(c) || isDigit(c);
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
