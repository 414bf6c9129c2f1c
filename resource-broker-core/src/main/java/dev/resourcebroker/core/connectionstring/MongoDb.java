package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.ConnectionUrl.Path;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import dev.resourcebroker.spi.UrlRules.Authority;
import dev.resourcebroker.spi.UrlRules.Decoding;
import dev.resourcebroker.spi.UrlRules.Query;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MongoDB by its connection string specification: {@code mongodb://user:password@host:27017,host/database?options},
 * {@code mongodb+srv://user:password@host/database?options}.
 */
final class MongoDb implements Dialect {
    private static final String SRV = "mongodb+srv";
    private static final UrlRules RULES = new UrlRules(
            new Authority("/?", "/?", true), Decoding.STRICT, new Query(Decoding.STRICT, "&;", false, false));

    @Override
    public ResourceType type() {
        return ResourceType.of("mongodb");
    }

    @Override
    public Set<String> schemes() {
        return Set.of("mongodb", SRV);
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        boolean srv = text.scheme().equals(SRV);
        if (!text.schemeAsWritten().equals(text.scheme())) {
            throw ConnectionText.refused("has a scheme in upper case, which MongoDB's drivers refuse");
        }
        int end = hostsEnd(text.rest());
        int at = text.rest().lastIndexOf('@', end - 1);
        checkLogin(text.rest(), at);
        ConnectionUrl url = text.url(RULES);
        checkHosts(url.hosts(), srv);
        if (hasEmptyPort(text.rest().substring(Math.max(at + 1, 0), end))) {
            throw ConnectionText.refused("has a colon without a port");
        }
        String database = Texts.orNull(url.pathText());
        checkDatabase(url.path());
        MongoOptions options = new MongoOptions(url.options(), entries);
        MongoRules.check(url, srv, options);
        entries.servers(url.hosts(), srv ? Host.NO_PORT : 27017);
        entries.login(url.login());
        entries.open("database", database);
        entries.open("authentication-database", MongoRules.source(url, options, database));
        entries.open("replica-set", options.get("replicaset"));
        entries.open("tls", tls(srv, options));
        entries.options(options.all(), MongoOptionTypes.HARMLESS);
    }

    private static @Nullable String tls(boolean srv, MongoOptions options) {
        String stated = Texts.first(options.get("tls"), options.get("ssl"));
        return srv && stated == null ? "true" : "true".equals(stated) ? stated : null;
    }

    private static int hostsEnd(String rest) {
        int end = Math.min(2, rest.length());
        while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    /** At signs and colons within user name and password must be encoded, so that nobody has to guess. */
    private static void checkLogin(String rest, int at) {
        int colon = rest.indexOf(':');
        boolean colons = colon >= 0 && colon < at && rest.lastIndexOf(':', at) != colon;
        if (at >= 0 && (colons || rest.indexOf('@') != at)) {
            throw ConnectionText.refused("has a raw @ or : in its user name or password; write %40 or %3A");
        }
    }

    private static void checkHosts(List<Host> hosts, boolean srv) {
        if (hosts.isEmpty() || hosts.stream().anyMatch(h -> h.name().isEmpty())) {
            throw ConnectionText.refused("names no host, or an empty one");
        }
        if (srv && (hosts.size() > 1 || hosts.get(0).port() != Host.NO_PORT)) {
            throw ConnectionText.refused("names several hosts or a port, which mongodb+srv doesn't take");
        }
        if (hosts.stream()
                .anyMatch(h -> h.port() == 0 || (h.isSocket() && !h.name().endsWith(".sock")))) {
            throw ConnectionText.refused("has a port 0, or a socket whose name doesn't end in .sock");
        }
    }

    /** The parser forgives it, MongoDB's drivers don't. */
    private static boolean hasEmptyPort(String hosts) {
        return hosts.endsWith(":") || hosts.contains(":,");
    }

    private static void checkDatabase(@Nullable Path path) {
        if (path != null
                && (path.raw().indexOf('@') >= 0 || path.text().chars().anyMatch(c -> "/\\ \"$".indexOf(c) >= 0))) {
            throw ConnectionText.refused("has a character that a database can't have in its name");
        }
    }
}
