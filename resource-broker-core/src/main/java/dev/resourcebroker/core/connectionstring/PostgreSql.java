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
import java.util.regex.Pattern;

/**
 * PostgreSQL by the rules of libpq: {@code postgresql://user:password@host:5432,host/database?options}, or
 * {@code host=... user=...}. The schemes of node-postgres are read as that reads them.
 */
final class PostgreSql implements Dialect {
    private static final UrlRules LIBPQ = new UrlRules(
            new Authority("/", "/?", true), Decoding.TRIMMED, new Query(Decoding.TRIMMED, "&", false, true));
    private static final UrlRules NODE = new UrlRules(
            new Authority("/?#", "/?#", true), Decoding.LENIENT, new Query(Decoding.FORM, "&", true, false));
    private static final Pattern RESERVED = Pattern.compile("(?i)%(?=2[346bcf]|3[abdf]|40)");
    private static final Set<String> NODE_SCHEMES = Set.of("pg", "socket");

    @Override
    public ResourceType type() {
        return ResourceType.POSTGRESQL;
    }

    @Override
    public Set<String> schemes() {
        return Set.of(
                "postgres",
                "postgresql",
                "pgsql",
                "postgis",
                "timescale",
                "timescalegis",
                "cockroach",
                "cockroachdb",
                "redshift",
                "pg",
                "socket");
    }

    @Override
    public boolean recognises(String text) {
        return ConnInfo.recognises(text);
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        if (text.scheme().isEmpty()) {
            readBare(text.rest(), entries);
            return;
        }
        boolean node = NODE_SCHEMES.contains(text.scheme());
        ConnectionUrl url = text.url(node ? NODE : LIBPQ);
        Libpq libpq = new Libpq(text.scheme().equals("redshift") ? 5439 : 5432, node, entries);
        libpq.options(url.options());
        libpq.url(node ? asNodeReads(url, text.scheme(), entries) : url);
        libpq.write();
    }

    /** A path that names a socket's directory, and a database in which encoded reserved characters stay encoded. */
    private static ConnectionUrl asNodeReads(ConnectionUrl url, String scheme, EntryWriter doubts) {
        if (url.path() == null) {
            return url;
        }
        String raw = url.path().raw();
        if (scheme.equals("socket")) {
            Host directory = new Host("/" + url.path().text(), Host.NO_PORT);
            String database = url.option("db").orElse("");
            return new ConnectionUrl(url.login(), List.of(directory), new Path(database, database), List.of());
        }
        String kept = RESERVED.matcher(raw).replaceAll("%25");
        Path path = new Path(raw, Percent.decode("database", kept, Decoding.LENIENT, doubts));
        return new ConnectionUrl(url.login(), url.hosts(), path, url.options());
    }

    /** {@code host=... user=...}, or the directory of a socket and a database, as node-postgres takes them. */
    private static void readBare(String text, EntryWriter entries) {
        if (!text.startsWith("/")) {
            Libpq libpq = new Libpq(5432, false, entries);
            ConnInfo.read(text, libpq);
            libpq.write();
            return;
        }
        int space = text.indexOf(' ');
        entries.open("host", space < 0 ? text : text.substring(0, space));
        entries.open("database", space < 0 ? null : Texts.orNull(text.substring(space + 1)));
    }
}
