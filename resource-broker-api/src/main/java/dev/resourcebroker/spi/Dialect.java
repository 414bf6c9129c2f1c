package dev.resourcebroker.spi;

import dev.resourcebroker.resource.ResourceType;
import java.util.Set;

/**
 * How the connection strings of one service are read. A host registers its own beside the built-in ones.
 * Implementations are immutable and thread-safe, and take time linear in the text.
 */
public interface Dialect {
    /**
     * What the service is called.
     *
     * @return the type
     */
    ResourceType type();

    /**
     * What the service of one text is called, where a scheme serves several.
     *
     * @param text the text
     * @return the type; this default is {@link #type()}
     */
    default ResourceType typeOf(ConnectionText text) {
        return type();
    }

    /**
     * Which schemes are read, without {@code ://}. A scheme of two steps stands as {@code jdbc:postgresql}.
     * A scheme such as {@code mysql+pymysql} that nobody reads is read as {@code mysql}.
     *
     * @return lower-case names
     */
    Set<String> schemes();

    /**
     * Which schemes of close relatives are read where the user stated this type.
     *
     * @return lower-case names; none by default
     */
    default Set<String> relatedSchemes() {
        return Set.of();
    }

    /**
     * Whether a text without a scheme can't be anything but this service's.
     *
     * @param text the text; secret
     * @return true to read it although neither a scheme nor a type was given
     */
    default boolean recognises(String text) {
        return false;
    }

    /**
     * Reads a text: writes its parts, beside the entry {@code uri} that is there already.
     *
     * @param text has one of {@link #schemes()} or {@link #relatedSchemes()}, or an empty scheme when the user stated the type
     * @param entries where the parts go
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT, see {@link ConnectionText#refused}
     */
    void read(ConnectionText text, EntryWriter entries);
}
