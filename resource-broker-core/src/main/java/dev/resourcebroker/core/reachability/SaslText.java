package dev.resourcebroker.core.reachability;

import java.text.Normalizer;

/**
 * SASLprep (RFC 4013) as far as a correct password needs it: spaces become one kind, invisible characters go, the rest
 * is normalized.
 */
final class SaslText {
    private SaslText() {}

    static String prepared(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !isDropped(c))
                .map(c -> isSpace(c) ? ' ' : c)
                .forEach(mapped::appendCodePoint);
        String prepared = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
        return prepared.isEmpty() ? text : prepared;
    }

    /** Table C.1.2 of RFC 3454. */
    private static boolean isSpace(int c) {
        return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000;
    }

    /** Table B.1 of RFC 3454. */
    private static boolean isDropped(int c) {
        return c == 0xAD
                || c == 0x34F
                || c == 0x1806
                || (c >= 0x180B && c <= 0x180D)
                || (c >= 0x200C && c <= 0x200D)
                || c == 0x2060
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFEFF;
    }
}
