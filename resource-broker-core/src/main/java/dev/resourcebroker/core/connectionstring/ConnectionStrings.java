package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.ConnectionStringReader;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.Reading;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads connection strings by the dialects that it knows. Immutable and thread-safe. */
public final class ConnectionStrings implements ConnectionStringReader {
    private static final int MOST = 65_536;
    private static final ConnectionStrings STANDARD =
            new ConnectionStrings(Dialects.of(List.of(new PostgreSql(), new MySql(), new Redis())));

    private final Dialects dialects;

    private ConnectionStrings(Dialects dialects) {
        this.dialects = dialects;
    }

    /**
     * Reads the built-in dialects.
     *
     * @return the reader
     */
    public static ConnectionStrings standard() {
        return STANDARD;
    }

    /**
     * Reads one dialect more.
     *
     * @param dialect what to add; where it shares a type or scheme with another, it goes before that
     * @return a new reader
     */
    public ConnectionStrings with(Dialect dialect) {
        return new ConnectionStrings(dialects.with(dialect));
    }

    @Override
    public ConnectionDetails read(SecretValue connectionString, Optional<ResourceType> stated) {
        return explain(connectionString, stated).details();
    }

    @Override
    public Reading explain(SecretValue connectionString, Optional<ResourceType> stated) {
        String whole = connectionString.reveal();
        if (whole.length() > MOST) {
            throw ConnectionText.refused("has " + whole.length() + " characters, at most " + MOST);
        }
        String trimmed = Spaces.withoutLineBreaksAtEnd(whole);
        if (trimmed.isBlank()) {
            throw ConnectionText.refused("must not be empty");
        }
        Entries entries = new Entries(connectionString);
        if (trimmed.length() < whole.length()) {
            entries.warn("uri", "ends with a line break, which many clients take for a part of the database's name");
        }
        return read(Text.of(trimmed, entries), stated.orElse(null), entries);
    }

    private Reading read(Text text, @Nullable ResourceType stated, Entries entries) {
        Dialect dialect = dialects.choose(text, stated);
        if (dialect == null) {
            return readUnknown(text, type(text, stated), entries);
        }
        dialect.read(text, entries);
        return entries.reading(stated == null ? dialect.type() : stated);
    }

    /** A scheme that nobody knows may have any shape: what can't be read is left alone. */
    private static Reading readUnknown(Text text, ResourceType type, Entries entries) {
        Entries parts = entries.copy();
        try {
            Unknown.read(new Text(text.scheme(), text.rest(), parts), parts);
        } catch (PermanentBrokerException e) {
            return entries.reading(type);
        }
        return parts.reading(type);
    }

    private static ResourceType type(Text text, @Nullable ResourceType stated) {
        if (stated != null) {
            return stated;
        }
        if (text.scheme().isEmpty()) {
            throw ConnectionText.refused("has no scheme such as postgresql://, so its type must be stated");
        }
        String name = text.scheme().startsWith("jdbc:") ? text.scheme().substring(5) : text.scheme();
        return ResourceType.of(name.replace('_', '-'));
    }
}
