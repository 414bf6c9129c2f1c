package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules.Decoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data source name of Go's MySQL driver: {@code user:password@tcp(host:3306)/database?options}. */
final class GoDsn {
    private final String text;
    private final EntryWriter doubts;
    private final int slash;

    private GoDsn(String text, EntryWriter doubts) {
        this.text = text;
        this.doubts = doubts;
        this.slash = text.lastIndexOf('/');
        if (slash < 0) {
            throw ConnectionText.refused("has neither a scheme nor a / before the database");
        }
    }

    /** Whether an address in parentheses, or no address at all, stands before the last slash. */
    static boolean recognises(String text) {
        int slash = text.lastIndexOf('/');
        char before = slash > 0 ? text.charAt(slash - 1) : ' ';
        return !text.contains("://") && (before == '@' || (before == ')' && text.lastIndexOf('(', slash) > 0));
    }

    static MySqlUrl read(String text, EntryWriter doubts) {
        GoDsn dsn = new GoDsn(text, doubts);
        Map<String, String> options = new LinkedHashMap<>();
        return new MySqlUrl(dsn.servers(options), dsn.login(), dsn.database(options), options);
    }

    private Login login() {
        int at = text.lastIndexOf('@', slash);
        if (at < 0) {
            return Login.NONE;
        }
        int colon = text.indexOf(':');
        return colon < 0 || colon > at
                ? new Login(text.substring(0, at), null)
                : new Login(text.substring(0, colon), text.substring(colon + 1, at));
    }

    private List<Host> servers(Map<String, String> options) {
        String address = text.substring(text.lastIndexOf('@', slash) + 1, slash);
        int open = address.indexOf('(');
        String network = open < 0 ? address : address.substring(0, open);
        if (open >= 0 && !address.endsWith(")")) {
            throw ConnectionText.refused("has an address whose parenthesis doesn't end");
        }
        String inner = open < 0 ? "" : address.substring(open + 1, address.length() - 1);
        return switch (network) {
            case "unix" -> socket(inner, options);
            case "", "tcp", "tcp4", "tcp6" ->
                List.of(inner.isEmpty() ? new Host("127.0.0.1", Host.NO_PORT) : host(inner));
            default -> other(inner);
        };
    }

    private static List<Host> socket(String path, Map<String, String> options) {
        options.put("socket", path.isEmpty() ? "/tmp/mysql.sock" : path);
        return List.of();
    }

    private List<Host> other(String address) {
        if (address.isEmpty()) {
            throw ConnectionText.refused("names a network without an address in parentheses");
        }
        return List.of(host(address));
    }

    private Host host(String address) {
        return new HostParser(Decoding.NONE, doubts).one(address);
    }

    private @Nullable String database(Map<String, String> options) {
        int mark = text.indexOf('?', slash);
        String raw = text.substring(slash + 1, mark < 0 ? text.length() : mark);
        if (mark >= 0) {
            for (String option : text.substring(mark + 1).split("&", 256)) {
                put(option, options);
            }
        }
        return Texts.orNull(Percent.decode("database", raw, Decoding.STRICT, doubts));
    }

    private void put(String option, Map<String, String> options) {
        int equals = option.indexOf('=');
        if (equals > 0) {
            String value = Percent.decode("option", option.substring(equals + 1), Decoding.STRICT_FORM, doubts);
            options.put(option.substring(0, equals), value);
        }
    }
}
