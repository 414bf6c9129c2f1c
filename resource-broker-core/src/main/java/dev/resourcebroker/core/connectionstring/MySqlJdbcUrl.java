package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.ConnectionUrl.Option;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads the JDBC URLs of MySQL and MariaDB. */
final class MySqlJdbcUrl {
    private static final List<Host> HERE = List.of(new Host("localhost", Host.NO_PORT));
    private static final Set<String> MODES =
            Set.of("loadbalance:", "load-balance-read:", "replication:", "sequential:", "failover:", "aurora:");
    private static final Set<String> CREDENTIALS = Set.of("user", "password");

    private final ConnectionText text;
    private final UrlRules rules;
    private final EntryWriter entries;

    MySqlJdbcUrl(ConnectionText text, UrlRules rules, EntryWriter entries) {
        this.text = text;
        this.rules = rules;
        this.entries = entries;
    }

    /** Reads the URL with a driver's ideas of options and of the database's name. */
    void read(UnaryOperator<Option> option, UnaryOperator<String> database) {
        String rest = text.rest();
        int from = slashes(rest);
        int end = hostsEnd(from);
        MySqlAuthority authority = MySqlAuthority.parse(rest.substring(from, end), rules.decoding(), entries);
        ConnectionUrl tail = new UrlParser("//" + rest.substring(end), rules, entries).parse();
        List<Option> options = tail.options().stream().map(option).toList();
        String path = tail.pathText();
        List<Host> hosts = authority.hosts().isEmpty() ? HERE : authority.hosts();
        new MySqlUrl(
                        hosts,
                        authority.login(),
                        Texts.orNull(path == null ? null : database.apply(path)),
                        Jdbc.lastOfEach(options, MySqlJdbcUrl::canonical))
                .write(entries);
        writeJdbcUrl(authority, option);
    }

    private static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return CREDENTIALS.contains(lower) ? lower : name;
    }

    private void writeJdbcUrl(MySqlAuthority authority, UnaryOperator<Option> option) {
        int fragment = rules.query().fragment() ? text.rest().indexOf('#') : -1;
        String rest = fragment < 0 ? text.rest() : text.rest().substring(0, fragment);
        JdbcText pasted = new JdbcText(
                text.schemeAsWritten(),
                rest,
                name -> option.apply(new Option(name, null)).name());
        boolean login = !authority.login().equals(Login.NONE);
        String url = pasted.without(CREDENTIALS, login ? new Servers(authority.hosts(), Host.NO_PORT).pairs() : null);
        Jdbc.write(url, pasted.hasOnly(MySqlUrl.HARMLESS), entries);
    }

    /** Where the hosts begin: behind {@code //} or {@code loadbalance://}. */
    private static int slashes(String rest) {
        int slashes = rest.indexOf("//");
        boolean mode = slashes > 0 && MODES.contains(rest.substring(0, slashes).toLowerCase(Locale.ROOT));
        if (slashes != 0 && !mode) {
            throw ConnectionText.refused("has no // after its scheme");
        }
        return slashes + 2;
    }

    private int hostsEnd(int from) {
        int end = from;
        while (end < text.rest().length()
                && rules.authority().hostsEnd().indexOf(text.rest().charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
