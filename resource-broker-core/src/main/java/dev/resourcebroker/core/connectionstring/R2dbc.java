package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl;
import dev.resourcebroker.spi.ConnectionUrl.Option;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import dev.resourcebroker.spi.UrlRules.Authority;
import dev.resourcebroker.spi.UrlRules.Decoding;
import dev.resourcebroker.spi.UrlRules.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** R2DBC: {@code r2dbc:driver://user:password@host:port/database?options}, or {@code r2dbc:pool:driver://...}. */
final class R2dbc implements Dialect {
    private static final UrlRules RULES = new UrlRules(
            new Authority("/?#", "/?#", true), Decoding.STRICT, new Query(Decoding.STRICT_FORM, "&", true, false));
    private static final Map<String, String> TYPES = Map.of(
            "postgres", "postgresql", "mssql", "sqlserver", "mysql", "mysql", "mariadb", "mariadb", "oracle", "oracle");
    private static final Map<String, Integer> PORTS =
            Map.of("postgresql", 5432, "sqlserver", 1433, "mysql", 3306, "mariadb", 3306, "oracle", Oracle.PORT);
    private static final Set<String> PARTS =
            Set.of("driver", "protocol", "user", "password", "host", "port", "database", "ssl");

    @Override
    public ResourceType type() {
        return ResourceType.of("r2dbc");
    }

    @Override
    public ResourceType typeOf(ConnectionText text) {
        String driver = driver(text);
        return ResourceType.of(TYPES.getOrDefault(driver, driver));
    }

    @Override
    public Set<String> schemes() {
        return Set.of("r2dbc", "r2dbcs");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        String rest = text.rest();
        ConnectionUrl url = new UrlParser(rest.substring(rest.indexOf("://") + 1), RULES, entries).parse();
        if (!text.schemeAsWritten().startsWith("r2dbc") || url.hosts().isEmpty()) {
            throw ConnectionText.refused("isn't r2dbc:driver:// and a host");
        }
        if (url.options().stream().map(Option::name).anyMatch(PARTS::contains)) {
            throw ConnectionText.refused("has an option that must be a part of the URL instead");
        }
        entries.servers(url.hosts(), PORTS.getOrDefault(typeOf(text).value(), -1));
        entries.login(url.login());
        entries.open("database", Texts.orNull(url.pathText()));
        entries.options(url.options(), Set.of("schema", "sslmode", "connecttimeout", "initialsize", "maxsize"));
    }

    /** The last word before the slashes, but the first one where that is a driver's name for itself. */
    private static String driver(ConnectionText text) {
        int end = text.rest().indexOf("://");
        List<String> words = List.of(text.rest().substring(0, Math.max(end, 0)).split(":", 4));
        boolean wrapped = words.size() > 1 && Set.of("pool", "proxy").contains(words.get(0));
        String driver = words.get(wrapped ? 1 : 0).toLowerCase(Locale.ROOT);
        if (driver.isEmpty() || !driver.chars().allMatch(c -> Ascii.isLetterOrDigit((char) c) || c == '-')) {
            throw ConnectionText.refused("isn't r2dbc:driver:// and a host");
        }
        return driver;
    }
}
