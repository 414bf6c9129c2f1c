package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import java.util.Locale;

/** A connection string cut at its scheme. */
record Text(String schemeAsWritten, String scheme, String rest, EntryWriter doubts) implements ConnectionText {
    private static final String JDBC = "jdbc:";
    private static final String INNER = "+-._";

    static Text of(String text, EntryWriter doubts) {
        int from = text.regionMatches(true, 0, JDBC, 0, JDBC.length()) ? JDBC.length() : 0;
        int colon = schemeEnd(text, from);
        boolean scheme = colon > from && (from > 0 || text.startsWith("//", colon + 1) || isR2dbc(text, colon));
        String name = scheme ? text.substring(0, colon) : "";
        return new Text(name, name.toLowerCase(Locale.ROOT), scheme ? text.substring(colon + 1) : text, doubts);
    }

    /** The same text, with its doubts going elsewhere. */
    Text to(EntryWriter other) {
        return new Text(schemeAsWritten, scheme, rest, other);
    }

    private static boolean isR2dbc(String text, int colon) {
        String name = text.substring(0, colon);
        return name.equalsIgnoreCase("r2dbc") || name.equalsIgnoreCase("r2dbcs");
    }

    /** The colon behind a scheme, or -1. */
    private static int schemeEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i;
            }
            if (!Ascii.isLetter(c) && (i == from || (!Ascii.isDigit(c) && INNER.indexOf(c) < 0))) {
                return -1;
            }
        }
        return -1;
    }

    @Override
    public ConnectionUrl url(UrlRules rules) {
        return new UrlParser(rest, rules, doubts).parse();
    }

    @Override
    public String toString() {
        return "Text[" + scheme + "]";
    }
}
