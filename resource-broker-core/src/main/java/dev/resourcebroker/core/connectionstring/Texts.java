package dev.resourcebroker.core.connectionstring;

import org.jspecify.annotations.Nullable;

/** Small questions about texts. */
final class Texts {
    private Texts() {}

    /** Without spaces at both ends. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    static String withoutLineBreaksAtEnd(String text) {
        int to = text.length();
        while (to > 0 && (text.charAt(to - 1) == '\n' || text.charAt(to - 1) == '\r')) {
            to--;
        }
        return text.substring(0, to);
    }

    static boolean hasSpaceAtEdge(String text) {
        return !text.isEmpty() && (isSpace(text.charAt(0)) || isSpace(text.charAt(text.length() - 1)));
    }

    static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
    }

    /** Null for nothing. */
    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** The first one that there is. */
    static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static boolean isSpace(char c) {
        // The next line and the byte order mark too: JavaScript and Python drop them at the edges.
        return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085' || c == '\ufeff';
    }
}
