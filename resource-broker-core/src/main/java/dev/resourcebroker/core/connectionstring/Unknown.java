package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.UrlRules;
import java.util.Set;

/** A URL whose scheme no dialect knows. */
final class Unknown {
    private Unknown() {}

    static void read(Text text, Entries entries) {
        ConnectionUrl url = text.url(UrlRules.COMMON);
        entries.servers(url.hosts(), Host.NO_PORT);
        entries.login(url.login());
        String path = url.pathText();
        entries.open("database", path == null || path.isEmpty() ? null : path);
        entries.options(url.options(), Set.of());
    }
}
