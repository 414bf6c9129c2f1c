package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.ConnectionUrl.Option;
import dev.resourcebroker.spi.EntryWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of libpq, wherever they were written: a later one of the same name replaces an earlier one, and an
 * option replaces a part of the URL.
 */
final class Libpq {
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full", "no-verify");
    private static final Set<String> OWN_ENTRIES =
            Set.of("host", "port", "user", "password", "dbname", "hostaddr", "sslmode", "sslrootcert");

    private final int defaultPort;
    private final boolean forgiving;
    private final EntryWriter entries;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private List<Host> hosts = List.of();

    Libpq(int defaultPort, boolean forgiving, EntryWriter entries) {
        this.defaultPort = defaultPort;
        this.forgiving = forgiving;
        this.entries = entries;
    }

    void options(List<Option> options) {
        options.forEach(option -> put(option.name(), option.text()));
    }

    /** Other clients have options of their own, so only what looks like a slip of the key is refused. */
    void put(String name, String value) {
        if (!forgiving && LibpqOptions.isSlip(name)) {
            throw ConnectionText.refused("has an option that is one keystroke from one of libpq's");
        }
        boolean jdbc = name.equals("ssl") && value.equals("true");
        parameters.put(jdbc ? "sslmode" : name, jdbc ? "require" : value);
    }

    void url(ConnectionUrl url) {
        hosts = url.hosts();
        orElse("user", Texts.orNull(url.login().username()));
        orElse("password", url.login().password());
        String database = Texts.orNull(url.pathText());
        if (database != null && database.startsWith("/") && servers().isEmpty()) {
            socketPath(database);
        } else {
            orElse("dbname", database);
        }
    }

    /** {@code ///directory/database}, as some frameworks take it. */
    private void socketPath(String path) {
        int slash = path.lastIndexOf('/');
        orElse("host", slash == 0 ? path : path.substring(0, slash));
        orElse("dbname", slash == 0 ? null : Texts.orNull(path.substring(slash + 1)));
    }

    private void orElse(String name, @Nullable String value) {
        if (value != null) {
            parameters.putIfAbsent(name, value);
        }
    }

    void write() {
        List<Host> servers = servers();
        Port.refuseZero(servers);
        String sslMode = get("sslmode");
        if (sslMode != null && !SSL_MODES.contains(sslMode.toLowerCase(Locale.ROOT))) {
            throw ConnectionText.refused("has an sslmode that libpq doesn't know");
        }
        entries.servers(servers, defaultPort);
        entries.open("hostaddr", get("hostaddr"));
        entries.login(new Login(get("user"), get("password")));
        entries.open("database", get("dbname"));
        entries.open("sslmode", sslMode);
        entries.open("sslrootcert", get("sslrootcert"));
        entries.options(Jdbc.without(parameters, OWN_ENTRIES::contains), LibpqOptions.HARMLESS);
        entries.open("jdbc-url", PostgreSqlJdbcUrl.of(servers, defaultPort, parameters));
    }

    private @Nullable String get(String name) {
        return parameters.get(name);
    }

    private List<Host> servers() {
        String names = Texts.orNull(get("host"));
        String ports = Texts.orNull(get("port"));
        if (names == null && ports == null) {
            return named(hosts);
        }
        return named(HostLists.paired(
                names == null ? HostLists.names(hosts) : HostLists.names(names),
                ports == null ? HostLists.ports(hosts) : HostLists.ports(ports)));
    }

    /** Nothing instead of one host without name and port. */
    private static List<Host> named(List<Host> servers) {
        return servers.stream().allMatch(h -> h.name().isEmpty() && h.port() == Host.NO_PORT) ? List.of() : servers;
    }
}
