package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;

/** Reads libpq's other form: {@code host=db.example.com password='a b' dbname=orders}. */
final class ConnInfo {
    private final String text;
    private int at;

    private ConnInfo(String text) {
        this.text = text;
    }

    /** Whether the first word is a parameter of libpq's. */
    static boolean recognises(String text) {
        int equals = text.indexOf('=');
        return equals > 0
                && text.indexOf(';') < 0
                && LibpqOptions.isKnown(text.substring(0, equals).strip());
    }

    static void read(String text, Libpq into) {
        new ConnInfo(text).readPairs(into);
    }

    private void readPairs(Libpq into) {
        for (skipSpaces(); at < text.length(); skipSpaces()) {
            String name = name();
            skipSpaces();
            into.put(name, at < text.length() && text.charAt(at) == '\'' ? quoted() : plain());
        }
    }

    private String name() {
        int equals = text.indexOf('=', at);
        String name = equals < 0 ? "" : text.substring(at, equals).strip();
        if (!LibpqOptions.isKnown(name)) {
            throw ConnectionText.refused("isn't a URL, and not a list of libpq's name=value pairs either");
        }
        at = equals + 1;
        return name;
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '\''; at++) {
            value.append(unescaped());
        }
        if (at == text.length()) {
            throw ConnectionText.refused("has a quoted value that doesn't end");
        }
        at++;
        return value.toString();
    }

    private String plain() {
        StringBuilder value = new StringBuilder();
        for (; at < text.length() && !Character.isWhitespace(text.charAt(at)); at++) {
            value.append(unescaped());
        }
        return value.toString();
    }

    private char unescaped() {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
            at++;
        }
        return text.charAt(at);
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
