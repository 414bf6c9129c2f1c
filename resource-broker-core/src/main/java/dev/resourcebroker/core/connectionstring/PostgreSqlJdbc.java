package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Login;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import dev.resourcebroker.spi.UrlRules.Authority;
import dev.resourcebroker.spi.UrlRules.Decoding;
import dev.resourcebroker.spi.UrlRules.Query;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** PostgreSQL as pgjdbc reads it: {@code jdbc:postgresql://host:5432,host/database?user=...&password=...}. */
final class PostgreSqlJdbc implements Dialect {
    private static final int PORT = 5432;
    private static final UrlRules RULES = new UrlRules(
            new Authority("/?", "/?", true), Decoding.STRICT_FORM, new Query(Decoding.NONE, "&", false, false));
    private static final Map<String, String> SYNONYMS =
            Map.of("PGHOST", "host", "PGPORT", "port", "PGDBNAME", "dbname");
    private static final Set<String> OWN_ENTRIES = Set.of("host", "port", "dbname", "user", "password", "sslmode");
    private static final Set<String> HARMLESS = Set.of(
            "sslmode",
            "ssl",
            "sslrootcert",
            "sslcert",
            "sslkey",
            "applicationname",
            "connecttimeout",
            "sockettimeout",
            "logintimeout",
            "targetservertype",
            "loadbalancehosts",
            "currentschema",
            "options",
            "preparethreshold",
            "rewritebatchedinserts",
            "tcpkeepalive",
            "readonly",
            "host",
            "port",
            "dbname");

    @Override
    public ResourceType type() {
        return ResourceType.POSTGRESQL;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("jdbc:postgresql");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        boolean slashes = text.rest().startsWith("//");
        ConnectionUrl url = slashes ? text.url(RULES) : here(text.rest(), entries);
        if (url.path() == null || url.path().raw().indexOf('/') >= 0) {
            throw ConnectionText.refused("needs exactly one / after the hosts, as pgjdbc does");
        }
        write(url, entries);
        JdbcText pasted = new JdbcText(text.schemeAsWritten(), text.rest(), name -> name);
        String hosts = url.login().equals(Login.NONE) ? null : new Servers(url.hosts(), Host.NO_PORT).pairs();
        String rest = pasted.without(Set.of("user", "password"), hosts);
        Jdbc.write(rest, pasted.hasOnly(HARMLESS), entries);
    }

    /** {@code jdbc:postgresql:database}, on this machine. */
    private static ConnectionUrl here(String text, EntryWriter doubts) {
        int mark = text.indexOf('?');
        String database = mark < 0 ? text : text.substring(0, mark);
        if (database.isEmpty() || database.chars().anyMatch(c -> ":@/".indexOf(c) >= 0)) {
            throw ConnectionText.refused("has no // after jdbc:postgresql:");
        }
        return new UrlParser("///" + text, RULES, doubts).parse();
    }

    private static void write(ConnectionUrl url, EntryWriter entries) {
        Map<String, String> options = Jdbc.lastOfEach(url.options(), name -> SYNONYMS.getOrDefault(name, name));
        options.replaceAll((name, value) -> Percent.decode("option", value, Decoding.STRICT_FORM, entries));
        Login login = url.login();
        if (login.username() != null) {
            entries.warn("username", "stands before an @, which pgjdbc takes for a part of the host");
        }
        List<Host> servers = servers(url.hosts(), options);
        Port.refuseZero(servers);
        entries.servers(servers, PORT);
        entries.login(new Login(
                Texts.first(options.get("user"), login.username()),
                Texts.first(options.get("password"), login.password())));
        entries.open("database", Texts.orNull(options.getOrDefault("dbname", url.pathText())));
        entries.open("sslmode", options.get("sslmode"));
        entries.options(Jdbc.without(options, OWN_ENTRIES::contains), HARMLESS);
    }

    private static List<Host> servers(List<Host> hosts, Map<String, String> options) {
        List<String> names =
                options.containsKey("host") ? HostLists.names(options.get("host")) : HostLists.names(hosts);
        List<Integer> ports =
                options.containsKey("port") ? HostLists.ports(options.get("port")) : HostLists.ports(hosts);
        List<String> named = names.isEmpty()
                ? List.of("localhost")
                : names.stream().map(n -> n.isEmpty() ? "localhost" : n).toList();
        return HostLists.paired(named, ports);
    }
}
