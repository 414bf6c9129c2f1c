package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import java.util.Set;

/** Redis: {@code redis://user:password@host:6379/0?options}. */
final class Redis implements Dialect {
    private static final int PORT = 6379;

    @Override
    public ResourceType type() {
        return ResourceType.REDIS;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("redis", "rediss");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        ConnectionUrl url = text.url(UrlRules.COMMON);
        entries.servers(url.hosts(), PORT);
        entries.login(url.login());
        String path = url.pathText();
        entries.open("database", path == null || path.isEmpty() ? null : path);
        entries.options(url.options(), Set.of());
    }
}
