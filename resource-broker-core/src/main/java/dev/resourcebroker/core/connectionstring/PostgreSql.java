package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import dev.resourcebroker.spi.UrlRules.Authority;
import dev.resourcebroker.spi.UrlRules.Decoding;
import dev.resourcebroker.spi.UrlRules.Query;
import java.util.Set;

/** PostgreSQL, by the rules of libpq: {@code postgresql://user:password@host:5432,host/database?options}. */
final class PostgreSql implements Dialect {
    private static final int PORT = 5432;
    private static final UrlRules RULES = new UrlRules(
            new Authority("/", "/?", true), Decoding.TRIMMED, new Query(Decoding.TRIMMED, "&", false, true));

    @Override
    public ResourceType type() {
        return ResourceType.POSTGRESQL;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("postgres", "postgresql");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        ConnectionUrl url = text.url(RULES);
        entries.servers(url.hosts(), PORT);
        entries.login(url.login());
        String path = url.pathText();
        entries.open("database", path == null || path.isEmpty() ? null : path);
        entries.options(url.options(), Set.of());
    }
}
