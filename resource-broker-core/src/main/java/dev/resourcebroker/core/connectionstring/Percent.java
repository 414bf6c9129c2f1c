package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules.Decoding;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding of one part, and the encoding that almost every client reads back. */
final class Percent {
    private static final String UNRESERVED = "-._~";
    private static final String HEX = "0123456789ABCDEF";

    private final String part;
    private final EntryWriter doubts;

    private Percent(String part, EntryWriter doubts) {
        this.part = part;
        this.doubts = doubts;
    }

    static String decode(String part, String raw, Decoding decoding, EntryWriter doubts) {
        return switch (decoding) {
            case NONE -> raw;
            case TRIMMED -> new Percent(part, doubts).run(trimmed(part, raw), decoding);
            case STRICT, LENIENT -> raw.indexOf('%') < 0 ? raw : new Percent(part, doubts).run(raw, decoding);
            case FORM, STRICT_FORM ->
                raw.indexOf('%') < 0 && raw.indexOf('+') < 0 ? raw : new Percent(part, doubts).run(raw, decoding);
        };
    }

    /** Leaves only letters, digits and {@code -._~} as they are. */
    static String encode(String value) {
        if (isUnreserved(value)) {
            return value;
        }
        StringBuilder encoded = new StringBuilder(value.length() + 8);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isUnreserved(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnreserved(char c) {
        return Ascii.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0;
    }

    private static String trimmed(String part, String raw) {
        String inner = Texts.trim(raw);
        if (inner.indexOf(' ') >= 0) {
            throw ConnectionText.refused("has a space in its " + part + "; it must be percent-encoded");
        }
        return inner;
    }

    private String run(String raw, Decoding decoding) {
        if (raw.indexOf('%') < 0 && !plusIsSpace(decoding)) {
            return raw;
        }
        StringBuilder decoded = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                i = percent(raw, i, decoding, decoded);
            } else {
                decoded.append(c == '+' && plusIsSpace(decoding) ? ' ' : c);
            }
        }
        return decoded.toString();
    }

    private int percent(String raw, int at, Decoding decoding, StringBuilder decoded) {
        if (isEncoded(raw, at)) {
            return bytes(raw, at, decoded) - 1;
        }
        if (decoding != Decoding.LENIENT && decoding != Decoding.FORM) {
            throw ConnectionText.refused("has a % that isn't followed by two hexadecimal digits in its " + part);
        }
        doubts.warn(part, "has a raw %, which some clients refuse");
        decoded.append('%');
        return at;
    }

    private int bytes(String raw, int from, StringBuilder decoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = from;
        for (; isEncoded(raw, i); i += 3) {
            bytes.write((digit(raw, i + 1) << 4) | digit(raw, i + 2));
        }
        decoded.append(utf8(bytes.toByteArray()));
        return i;
    }

    private CharSequence utf8(byte[] bytes) {
        try {
            CharSequence text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            if (text.toString().indexOf(0) >= 0) {
                throw ConnectionText.refused("has %00 in its " + part);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw ConnectionText.refused("has percent-encoded bytes that aren't UTF-8 in its " + part);
        }
    }

    private static boolean plusIsSpace(Decoding decoding) {
        return decoding == Decoding.FORM || decoding == Decoding.STRICT_FORM;
    }

    private static boolean isEncoded(String raw, int at) {
        return at + 2 < raw.length() && raw.charAt(at) == '%' && digit(raw, at + 1) >= 0 && digit(raw, at + 2) >= 0;
    }

    private static int digit(String raw, int at) {
        return Ascii.hex(raw.charAt(at));
    }
}
