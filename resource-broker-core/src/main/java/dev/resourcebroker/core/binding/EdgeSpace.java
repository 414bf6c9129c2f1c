package dev.resourcebroker.core.binding;

/** What some reader of files takes for white space and drops at the edges of a value. */
final class EdgeSpace {
    private static final char NEXT_LINE = '\u0085';
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private EdgeSpace() {}

    static boolean isSpace(int c) {
        // Java trims all controls, Python and JavaScript all kinds of space, JavaScript the byte order mark too.
        return c <= ' '
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == NEXT_LINE
                || c == BYTE_ORDER_MARK;
    }

    static boolean isAround(String value) {
        return !value.isEmpty() && (isSpace(value.charAt(0)) || isSpace(value.charAt(value.length() - 1)));
    }
}
