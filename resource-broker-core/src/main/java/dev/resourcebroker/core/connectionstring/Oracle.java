package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Host;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Oracle: {@code oracle://user:password@host:1521/service}, or Easy Connect, {@code user/password@host:1521/service}.
 */
final class Oracle implements Dialect {
    static final ResourceType TYPE = ResourceType.of("oracle");
    static final int PORT = 1521;

    private static final String DRIVER = "jdbc:oracle:thin:@";

    @Override
    public ResourceType type() {
        return TYPE;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("oracle");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        if (text.scheme().isEmpty()) {
            OracleAddress address = OracleAddress.parse(text.rest(), entries);
            address.write(entries);
            Jdbc.write(DRIVER + address.raw(), address.raw().indexOf('?') < 0, entries);
            return;
        }
        ConnectionUrl url = text.url(UrlRules.COMMON);
        String service = Texts.first(
                Texts.orNull(url.pathText()), url.option("service_name").orElse(null));
        String sid = url.option("sid").orElse(null);
        entries.servers(url.hosts(), PORT);
        entries.login(url.login());
        entries.open("database", Texts.first(service, sid));
        entries.options(url.options(), Set.of("service-name", "sid", "encoding", "nencoding", "threaded", "events"));
        entries.open("jdbc-url", jdbcUrl(url, service, sid));
    }

    /** Without a host, the path is an alias or a whole description. */
    private static @Nullable String jdbcUrl(ConnectionUrl url, @Nullable String service, @Nullable String sid) {
        if (url.hosts().isEmpty()) {
            return service == null ? null : DRIVER + service;
        }
        Servers servers = new Servers(url.hosts(), PORT);
        Host host = url.hosts().get(0);
        if (!JdbcHost.isPlain(host)) {
            return null;
        }
        return service == null && sid != null
                ? DRIVER + servers.pair(host) + ":" + sid
                : DRIVER + "//" + servers.pair(host) + (service == null ? "" : "/" + service);
    }
}
