package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import dev.resourcebroker.spi.UrlRules.Authority;
import dev.resourcebroker.spi.UrlRules.Decoding;
import dev.resourcebroker.spi.UrlRules.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of a MySQL or MariaDB URL. */
record MySqlUrl(List<Host> servers, Login login, @Nullable String database, Map<String, String> options) {
    static final int PORT = 3306;

    /** What may be shown, in lower case with hyphens. */
    static final Set<String> HARMLESS = Set.of(
            "ssl",
            "sslmode",
            "ssl-mode",
            "usessl",
            "sslaccept",
            "ssl-ca",
            "charset",
            "collation",
            "connecttimeout",
            "connect-timeout",
            "sockettimeout",
            "servertimezone",
            "connectiontimezone",
            "characterencoding",
            "useunicode",
            "allowpublickeyretrieval",
            "zerodatetimebehavior",
            "rewritebatchedstatements",
            "reconnect",
            "parsetime",
            "loc",
            "requiressl",
            "tls",
            "timeout",
            "readtimeout",
            "writetimeout");

    private static final UrlRules RULES = new UrlRules(
            new Authority("/?#", "/?#", true), Decoding.LENIENT, new Query(Decoding.FORM, "&", true, false));
    private static final Set<String> OWN_ENTRIES =
            Set.of("user", "password", "socket", "unix_socket", "unixsocket", "socketpath", "localsocket");

    static MySqlUrl read(ConnectionText text) {
        ConnectionUrl url = text.url(RULES);
        Map<String, String> options = Jdbc.lastOfEach(url.options(), name -> name);
        return new MySqlUrl(url.hosts(), url.login(), Texts.orNull(url.pathText()), options);
    }

    void write(EntryWriter entries) {
        entries.servers(servers, PORT);
        entries.login(new Login(
                Texts.first(Texts.orNull(login.username()), option("user")),
                Texts.first(login.password(), option("password"))));
        entries.open("database", database);
        entries.open("socket", option("socket", "unix_socket", "unixsocket", "socketpath", "localsocket"));
        entries.options(Jdbc.without(options, name -> OWN_ENTRIES.contains(name.toLowerCase(Locale.ROOT))), HARMLESS);
    }

    /**
     * Puts together what a driver reads, without user name and password.
     *
     * @param encoding how the driver wants the database's name; null for a name that it can't be given
     * @param sslModes the driver's words for MySQL's modes, in lower case with underscores
     */
    @Nullable
    String jdbcUrl(String prefix, Function<String, @Nullable String> encoding, Map<String, String> sslModes) {
        String name = encoding.apply(database == null ? "" : database);
        if (name == null || !JdbcHost.arePlain(servers)) {
            return null;
        }
        StringBuilder url = new StringBuilder(prefix);
        url.append(new Servers(servers, PORT).pairs()).append('/').append(name);
        new JdbcOptions(url).with("sslMode", sslModes.get(sslMode()));
        return url.toString();
    }

    /** The many ways to ask for TLS. */
    private String sslMode() {
        String mode = option("ssl-mode", "ssl_mode", "sslmode");
        if (mode != null) {
            String word = mode.toLowerCase(Locale.ROOT).replace('-', '_');
            return Map.of(
                            "require",
                            "required",
                            "disable",
                            "disabled",
                            "verify_full",
                            "verify_identity",
                            "prefer",
                            "preferred")
                    .getOrDefault(word, word);
        }
        String accept = option("sslaccept");
        if (accept != null) {
            return accept.equals("strict") ? "verify_identity" : "required";
        }
        String flag = option("ssl", "usessl", "tls");
        return "true".equals(flag) || "1".equals(flag) ? "required" : "";
    }

    private @Nullable String option(String... names) {
        for (String name : names) {
            for (Map.Entry<String, String> option : options.entrySet()) {
                if (option.getKey().equalsIgnoreCase(name)) {
                    return option.getValue();
                }
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "MySqlUrl";
    }
}
