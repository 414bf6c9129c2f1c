package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules.Decoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The hosts of a JDBC URL as the drivers of MySQL and MariaDB write them: {@code user:password@host:3306},
 * {@code [host,host]}, {@code (host=h,port=3306)}, {@code address=(host=h)(port=3306)}. The first login counts.
 */
final class MySqlAuthority {
    private static final String ADDRESS = "address=";
    private static final int MOST = 64;

    private final Decoding decoding;
    private final EntryWriter doubts;
    private final List<Host> hosts = new ArrayList<>();
    private Login login = Login.NONE;

    private MySqlAuthority(Decoding decoding, EntryWriter doubts) {
        this.decoding = decoding;
        this.doubts = doubts;
    }

    static MySqlAuthority parse(String raw, Decoding decoding, EntryWriter doubts) {
        MySqlAuthority authority = new MySqlAuthority(decoding, doubts);
        authority.list(raw, false);
        return authority;
    }

    List<Host> hosts() {
        return hosts;
    }

    Login login() {
        return login;
    }

    private void list(String raw, boolean inner) {
        int depth = 0;
        int from = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                one(raw.substring(from, i).strip(), inner);
                from = i + 1;
            }
        }
        one(raw.substring(from).strip(), inner);
    }

    private void one(String raw, boolean inner) {
        int at = raw.indexOf('@');
        if (at >= 0) {
            logIn(raw.substring(0, at));
        }
        String host = raw.substring(at + 1);
        if (host.startsWith(ADDRESS) || host.startsWith("(")) {
            pairs(host.startsWith(ADDRESS) ? host.substring(ADDRESS.length()) : host);
        } else if (!inner && host.startsWith("[") && host.endsWith("]") && !isAddress(host)) {
            list(host.substring(1, host.length() - 1), true);
        } else if (!host.isEmpty()) {
            add(new HostParser(decoding, doubts).one(withoutAt(host)));
        }
    }

    private void logIn(String raw) {
        if (login.equals(Login.NONE)) {
            int colon = raw.indexOf(':');
            String name = colon < 0 ? raw : raw.substring(0, colon);
            login = new Login(
                    decoded("username", name), colon < 0 ? null : decoded("password", raw.substring(colon + 1)));
        }
    }

    /** {@code (host=h)(port=1)} or {@code (host=h,port=1)}. */
    private void pairs(String raw) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : raw.replace(")(", ",").replaceAll("^\\(|\\)$", "").split(",", MOST)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = decoded("option", pair.substring(equals + 1).strip());
                pairs.put(pair.substring(0, equals).strip().toLowerCase(Locale.ROOT), value);
            }
        }
        String port = pairs.getOrDefault("port", "");
        add(new Host(pairs.getOrDefault("host", ""), port.isEmpty() ? Host.NO_PORT : Port.of(port)));
        if (login.equals(Login.NONE) && pairs.containsKey("user")) {
            login = new Login(pairs.get("user"), pairs.get("password"));
        }
    }

    private void add(Host host) {
        if (hosts.size() == MOST) {
            throw ConnectionText.refused("has more than " + MOST + " hosts");
        }
        hosts.add(host.name().isEmpty() ? new Host("localhost", host.port()) : host);
    }

    private static boolean isAddress(String bracketed) {
        int colon = bracketed.indexOf(':');
        return bracketed.indexOf(',') < 0 && colon >= 0 && bracketed.indexOf(':', colon + 1) > 0;
    }

    private String decoded(String part, String raw) {
        return Percent.decode(part, raw, decoding, doubts);
    }

    private static String withoutAt(String host) {
        if (host.indexOf('@') >= 0) {
            throw ConnectionText.refused("has a raw @ in its login; it must be percent-encoded");
        }
        return host;
    }
}
