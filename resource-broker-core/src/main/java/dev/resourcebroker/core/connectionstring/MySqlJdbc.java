package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import dev.resourcebroker.spi.UrlRules.Decoding;
import dev.resourcebroker.spi.UrlRules.Query;
import java.util.Set;

/** MySQL as Connector/J reads it: {@code jdbc:mysql://host:3306,host/database?user=...&password=...}. */
final class MySqlJdbc implements Dialect {
    private static final UrlRules RULES = new UrlRules(
            UrlRules.COMMON.authority(), Decoding.STRICT_FORM, new Query(Decoding.STRICT_FORM, "&", true, false));

    @Override
    public ResourceType type() {
        return ResourceType.MYSQL;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("jdbc:mysql", "jdbc:mysql+srv");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        if (text.rest().indexOf('\n') >= 0) {
            throw ConnectionText.refused("has a line break, which Connector/J refuses");
        }
        MySqlJdbcUrl.read(text, RULES, entries);
    }
}
