package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code name=value;name={value}}, the form of SQL Server's drivers. */
final class SemicolonPairs {
    private static final int MOST = 256;

    private final String text;
    private final boolean quotes;
    private int at;

    private SemicolonPairs(String text, boolean quotes) {
        this.text = text;
        this.quotes = quotes;
    }

    /**
     * One pair.
     *
     * @param raw as it is written
     */
    record Pair(String raw, String name, String value) {
        @Override
        public String toString() {
            return "Pair";
        }
    }

    /** Whether a URL goes on with pairs instead of a login, a path or a query. */
    static boolean follow(String rest) {
        int semicolon = rest.indexOf(';');
        int equals = rest.indexOf('=', Math.max(semicolon, 0));
        return semicolon > 0
                && rest.substring(2, semicolon).chars().noneMatch(c -> "@/?".indexOf(c) >= 0)
                && equals > 0
                && rest.substring(semicolon + 1, equals).strip().chars().allMatch(c -> Ascii.isLetter((char) c));
    }

    /** Reads all pairs; values may be in quotes too, as ADO.NET has it. */
    static List<Pair> parse(String text, boolean quotes) {
        return new SemicolonPairs(text, quotes).pairs();
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (skip(); at < text.length(); skip()) {
            if (pairs.size() == MOST) {
                throw ConnectionText.refused("has more than " + MOST + " options");
            }
            pairs.add(pair());
        }
        return pairs;
    }

    private Pair pair() {
        int from = at;
        int equals = text.indexOf('=', at);
        String name = equals < 0 ? "" : text.substring(at, equals).strip();
        if (name.isEmpty() || name.indexOf(';') >= 0) {
            throw ConnectionText.refused("has an option that isn't name=value");
        }
        at = equals + 1;
        String value = value();
        return new Pair(text.substring(from, at).strip(), name, value);
    }

    private String value() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        char first = at < text.length() ? text.charAt(at) : ';';
        if (first == '{') {
            return enclosed('}');
        }
        if (quotes && (first == '"' || first == '\'')) {
            return enclosed(first);
        }
        int end = text.indexOf(';', at) < 0 ? text.length() : text.indexOf(';', at);
        String value = text.substring(at, end).strip();
        if (!quotes && value.indexOf('{') >= 0) {
            throw ConnectionText.refused("has a brace within a value; the value must be enclosed in braces");
        }
        at = end;
        return value;
    }

    /** The end mark, doubled, stands for itself. */
    private String enclosed(char end) {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) == end) {
                if (at + 1 == text.length() || text.charAt(at + 1) != end) {
                    at++;
                    return checked(value);
                }
                at++;
            }
            value.append(text.charAt(at));
        }
        throw ConnectionText.refused("has an enclosed value that doesn't end");
    }

    private String checked(StringBuilder value) {
        int next = at;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        if (next < text.length() && text.charAt(next) != ';') {
            throw ConnectionText.refused("has more behind an enclosed value");
        }
        return value.toString();
    }

    private void skip() {
        while (at < text.length() && (text.charAt(at) == ';' || text.charAt(at) == ' ')) {
            at++;
        }
    }
}
