package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.EntryWriter;
import dev.resourcebroker.spi.UrlRules.Decoding;
import java.util.Set;

/** SQLite, a file: {@code sqlite:///relative/path}, {@code sqlite:////absolute/path}, {@code jdbc:sqlite:path}. */
final class Sqlite implements Dialect {
    private static final ResourceType TYPE = ResourceType.of("sqlite");
    private static final String IN_MEMORY = ":memory:";

    @Override
    public ResourceType type() {
        return TYPE;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("sqlite", "sqlite3", "jdbc:sqlite");
    }

    @Override
    public void read(ConnectionText text, EntryWriter entries) {
        String rest = text.rest();
        int mark = rest.indexOf('?');
        String file = mark < 0 ? rest : rest.substring(0, mark);
        if (text.scheme().startsWith("jdbc:")) {
            entries.open("database", file.isEmpty() ? IN_MEMORY : file);
            Jdbc.write(text.schemeAsWritten() + ":" + rest, mark < 0, entries);
            return;
        }
        String bare = file.startsWith("///") ? file.substring(3) : file.startsWith("//") ? file.substring(2) : file;
        String path = Percent.decode("database", bare, Decoding.LENIENT, entries);
        entries.open("database", path.isEmpty() ? IN_MEMORY : path);
        entries.open("jdbc-url", "jdbc:sqlite:" + (path.isEmpty() ? IN_MEMORY : path));
    }
}
