package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import dev.resourcebroker.spi.UrlRules.Authority;
import dev.resourcebroker.spi.UrlRules.Decoding;
import dev.resourcebroker.spi.UrlRules.Query;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MariaDB as its Connector/J reads it, which decodes nothing: {@code jdbc:mariadb://host:3306/database?user=...}. */
final class MariaDbJdbc implements Dialect {
    private static final UrlRules RULES =
            new UrlRules(new Authority("/?", "/?", true), Decoding.NONE, new Query(Decoding.NONE, "&", false, false));

    /** Whatever ends the database's name can't be part of it. */
    static @Nullable String asItIs(String database) {
        return database.indexOf('?') >= 0 ? null : database;
    }

    @Override
    public ResourceType type() {
        return MariaDb.TYPE;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("jdbc:mariadb");
    }

    @Override
    public Set<String> relatedSchemes() {
        return Set.of("jdbc:mysql");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        warnOfLogin(text.rest(), entries);
        new MySqlJdbcUrl(text, RULES, entries).read(option -> option, database -> database);
    }

    private static void warnOfLogin(String rest, EntryWriter entries) {
        int at = rest.indexOf('@');
        int slash = rest.indexOf('/', rest.indexOf("//") + 2);
        if (at >= 0 && (slash < 0 || at < slash)) {
            entries.warn("username", "stands before an @, which MariaDB's driver refuses");
        }
    }
}
