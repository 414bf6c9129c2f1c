package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the JDBC URLs of MySQL and MariaDB. */
final class MySqlJdbcUrl {
    private static final List<Host> HERE = List.of(new Host("localhost", Host.NO_PORT));
    private static final Set<String> CREDENTIALS = Set.of("user", "password");

    private MySqlJdbcUrl() {}

    static void read(ConnectionText text, UrlRules rules, EntryWriter entries) {
        int from = slashes(text.rest());
        int end = endOf(rules.authority().hostsEnd(), text.rest(), from);
        MySqlAuthority authority = MySqlAuthority.parse(text.rest().substring(from, end), rules.decoding(), entries);
        ConnectionUrl tail = new UrlParser("//" + text.rest().substring(end), rules, entries).parse();
        MySqlUrl url = url(authority, tail);
        url.write(entries);
        writeJdbcUrl(text, authority, rules, entries);
    }

    private static MySqlUrl url(MySqlAuthority authority, ConnectionUrl tail) {
        Map<String, String> options = Jdbc.lastOfEach(tail.options(), MySqlJdbcUrl::canonical);
        List<Host> hosts = authority.hosts().isEmpty() ? HERE : authority.hosts();
        return new MySqlUrl(hosts, authority.login(), Texts.orNull(tail.pathText()), options);
    }

    private static String canonical(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return CREDENTIALS.contains(lower) ? lower : name.strip();
    }

    private static void writeJdbcUrl(
            ConnectionText text, MySqlAuthority authority, UrlRules rules, EntryWriter entries) {
        JdbcText pasted = new JdbcText(
                text, name -> Percent.decode("option", name, rules.query().decoding(), entries));
        boolean login = !authority.login().equals(Login.NONE);
        String url = pasted.without(CREDENTIALS, login ? new Servers(authority.hosts(), Host.NO_PORT).pairs() : null);
        Jdbc.write(url, pasted.hasOnly(MySqlUrl.HARMLESS), entries);
    }

    /** Where the hosts begin: behind {@code //} or {@code loadbalance://}. */
    private static int slashes(String rest) {
        int slashes = rest.indexOf("//");
        boolean mode = slashes > 0 && rest.charAt(slashes - 1) == ':' && rest.lastIndexOf('/', slashes - 1) < 0;
        if (slashes != 0 && !mode) {
            throw ConnectionText.refused("has no // after its scheme");
        }
        return slashes + 2;
    }

    private static int endOf(String ends, String text, int from) {
        int end = from;
        while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
