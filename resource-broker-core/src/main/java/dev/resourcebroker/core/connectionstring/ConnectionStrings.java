package dev.resourcebroker.core.connectionstring;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.ConnectionStringReader;
import dev.resourcebroker.spi.ConnectionText;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.Reading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads connection strings by the dialects that it knows. Immutable and thread-safe. */
public final class ConnectionStrings implements ConnectionStringReader {
    private static final int MOST = 65_536;
    private static final ConnectionStrings STANDARD = new ConnectionStrings(new Dialects(BuiltIn.DIALECTS));

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
        String trimmed = Texts.withoutLineBreaksAtEnd(whole);
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
            return Unknown.read(text, stated == null ? Unknown.type(text) : stated, entries);
        }
        try {
            dialect.read(text, entries);
            return entries.reading(stated == null ? dialect.typeOf(text) : stated);
        } catch (BrokerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw broken(dialect, e);
        }
    }

    /** A defect of a dialect. What it says isn't passed on: it may repeat the string. */
    private static PermanentBrokerException broken(Dialect dialect, RuntimeException e) {
        String problem = "the dialect " + dialect.getClass().getName() + " failed with "
                + e.getClass().getName();
        return new PermanentBrokerException(ErrorCode.INTERNAL, problem);
    }
}
