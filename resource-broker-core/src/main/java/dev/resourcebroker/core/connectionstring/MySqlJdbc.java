package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.ConnectionUrl.Option;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules;
import dev.resourcebroker.spi.UrlRules.Decoding;
import dev.resourcebroker.spi.UrlRules.Query;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** MySQL as Connector/J reads it: {@code jdbc:mysql://host:3306,host/database?user=...&password=...}. */
final class MySqlJdbc implements Dialect {
    private static final UrlRules RULES =
            new UrlRules(UrlRules.COMMON.authority(), Decoding.STRICT_FORM, new Query(Decoding.NONE, "&", true, false));

    private static final Pattern NAME = Pattern.compile("[\\w.\\-\\s%]*[\\w.\\-%][\\s]*");

    /** Connector/J drops white space around a name, even where it is encoded. */
    static @Nullable String encoded(String database) {
        return Texts.hasSpaceAtEdge(database) ? null : Percent.encode(database);
    }

    /** White space around names and values is dropped, unless it is encoded. */
    private static Option option(Option option, EntryWriter doubts) {
        if (!NAME.matcher(option.name()).matches()) {
            throw ConnectionText.refused("has an option with a name that Connector/J refuses");
        }
        String name = Percent.decode("option", option.name().strip(), Decoding.STRICT_FORM, doubts);
        return new Option(name, Percent.decode("option", option.text().strip(), Decoding.STRICT_FORM, doubts));
    }

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
        MySqlJdbcUrl url = new MySqlJdbcUrl(text, RULES, entries);
        url.read(option -> option(option, entries), String::strip);
    }
}
