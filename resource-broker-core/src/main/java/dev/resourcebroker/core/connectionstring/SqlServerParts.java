package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.EntryWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a SQL Server connection string, under their JDBC names in lower case. */
final class SqlServerParts {
    private static final int PORT = 1433;
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("servername", "server"),
            Map.entry("datasource", "server"),
            Map.entry("address", "server"),
            Map.entry("addr", "server"),
            Map.entry("networkaddress", "server"),
            Map.entry("portnumber", "port"),
            Map.entry("databasename", "database"),
            Map.entry("initialcatalog", "database"),
            Map.entry("username", "user"),
            Map.entry("userid", "user"),
            Map.entry("uid", "user"),
            Map.entry("pwd", "password"),
            Map.entry("connecttimeout", "logintimeout"),
            Map.entry("connectiontimeout", "logintimeout"),
            Map.entry("appname", "applicationname"),
            Map.entry("app", "applicationname"));
    private static final Map<String, String> JDBC_NAMES = Map.of(
            "encrypt", "encrypt",
            "trustservercertificate", "trustServerCertificate",
            "hostnameincertificate", "hostNameInCertificate",
            "applicationname", "applicationName",
            "applicationintent", "applicationIntent",
            "logintimeout", "loginTimeout",
            "multisubnetfailover", "multiSubnetFailover");
    private static final Map<String, String> FLAGS =
            Map.of("yes", "true", "mandatory", "true", "no", "false", "optional", "false");
    private static final Set<String> OWN_ENTRIES =
            Set.of("server", "port", "database", "user", "password", "instancename");
    private static final Set<String> HARMLESS = Set.of(
            "server",
            "port",
            "database",
            "instancename",
            "driver",
            "encrypt",
            "trustservercertificate",
            "hostnameincertificate",
            "applicationname",
            "applicationintent",
            "logintimeout",
            "multisubnetfailover");

    private final Map<String, String> parts = new LinkedHashMap<>();

    static boolean isServer(String name) {
        return canonical(name).equals("server");
    }

    static boolean isCredential(String name) {
        return Set.of("user", "password").contains(canonical(name));
    }

    static boolean isHarmless(String name) {
        return HARMLESS.contains(canonical(name));
    }

    private static String canonical(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replace(" ", "").replace("_", "");
        return SYNONYMS.getOrDefault(plain, plain);
    }

    void put(String name, String value) {
        parts.put(canonical(name), value);
    }

    void server(Host host) {
        parts.putIfAbsent("server", host.name());
        if (host.port() != Host.NO_PORT) {
            parts.putIfAbsent("port", Integer.toString(host.port()));
        }
    }

    void login(Login login) {
        orElse("user", Texts.orNull(login.username()));
        orElse("password", login.password());
    }

    /** A path is the instance where the database is named elsewhere. */
    void path(@Nullable String path) {
        orElse(parts.containsKey("database") ? "instancename" : "database", path);
    }

    private void orElse(String name, @Nullable String value) {
        if (value != null) {
            parts.putIfAbsent(name, value);
        }
    }

    void write(EntryWriter entries) {
        Host host = host();
        boolean instance = host.name().indexOf('\\') >= 0;
        entries.servers(host.name().isEmpty() ? List.of() : List.of(host), instance ? Host.NO_PORT : PORT);
        entries.login(new Login(parts.get("user"), parts.get("password")));
        entries.open("database", parts.get("database"));
        entries.options(Jdbc.without(parts, OWN_ENTRIES::contains), HARMLESS);
    }

    /** {@code tcp:host,1433} is how ADO.NET writes a server. */
    private Host host() {
        String server = parts.getOrDefault("server", "");
        String name = server.regionMatches(true, 0, "tcp:", 0, 4) ? server.substring(4) : server;
        int comma = name.lastIndexOf(',');
        String port = comma < 0
                ? parts.getOrDefault("port", "")
                : name.substring(comma + 1).strip();
        String instance = parts.get("instancename");
        String host = comma < 0 ? name : name.substring(0, comma);
        return new Host(
                instance == null ? host : host + "\\" + instance, port.isEmpty() ? Host.NO_PORT : Port.of(port));
    }

    /** A URL for the JDBC driver, without user name and password. */
    @Nullable
    String jdbcUrl() {
        Host host = host();
        if (host.name().isEmpty()) {
            return null;
        }
        boolean address = host.name().indexOf(':') >= 0;
        StringBuilder url = new StringBuilder("jdbc:sqlserver://");
        url.append(address ? ";serverName=" + host.name() : host.name());
        if (host.port() != Host.NO_PORT) {
            url.append(address ? ";portNumber=" : ":").append(host.port());
        }
        add(url, "databaseName", parts.get("database"));
        JDBC_NAMES.keySet().stream().sorted().forEach(name -> add(url, JDBC_NAMES.get(name), flag(parts.get(name))));
        return url.toString();
    }

    private static @Nullable String flag(@Nullable String value) {
        return value == null ? null : FLAGS.getOrDefault(value.toLowerCase(Locale.ROOT), value);
    }

    private static void add(StringBuilder url, @Nullable String name, @Nullable String value) {
        if (value != null) {
            boolean plain = value.chars().allMatch(c -> Ascii.isLetterOrDigit((char) c) || "-_.".indexOf(c) >= 0);
            url.append(';').append(name).append('=').append(plain ? value : "{" + value.replace("}", "}}") + "}");
        }
    }
}
