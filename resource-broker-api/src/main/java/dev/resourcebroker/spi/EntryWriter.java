package dev.resourcebroker.spi;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a {@link Dialect} puts the parts of a connection string. Used by one thread. */
public interface EntryWriter {
    /**
     * Writes a part that may be shown.
     *
     * @param name the entry's name
     * @param value its value; null writes nothing
     */
    void open(String name, @Nullable String value);

    /**
     * Writes a part that must not be shown.
     *
     * @param name the entry's name
     * @param value its value; null writes nothing
     */
    void secret(String name, @Nullable String value);

    /**
     * Writes {@code host} and {@code port}, of several servers with commas between, and then {@code hosts} too: the
     * same as {@code host:port} pairs.
     *
     * @param servers the servers
     * @param defaultPort the port that clients of the service use when none is given, or -1
     */
    void servers(List<ConnectionUrl.Host> servers, int defaultPort);

    /**
     * Writes {@code username} and {@code password}.
     *
     * @param login who logs in
     */
    void login(ConnectionUrl.Login login);

    /**
     * Writes options under {@code option.} and their names in lower case, underscores as hyphens. Of several with one
     * name the values are joined by commas. Names that an entry can't have are left out.
     *
     * @param options the options
     * @param harmless the names, without {@code option.}, of those that may be shown; all others are secret
     */
    void options(List<ConnectionUrl.Option> options, Set<String> harmless);

    /**
     * Tells a doubt.
     *
     * @param part the entry concerned, or {@code uri}
     * @param problem what is doubtful, never repeating a value
     */
    void warn(String part, String problem);
}
