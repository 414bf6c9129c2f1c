package dev.resourcebroker.resource;

import dev.resourcebroker.internal.Check;
import java.util.regex.Pattern;

/**
 * What a resource speaks, by the names of the Service Binding specification's ecosystem: {@code postgresql},
 * {@code mysql}, {@code redis}, ...
 *
 * @param value 1 to 63 lower-case letters, digits and {@code + . -}, beginning with a letter: the shape of a URI scheme
 */
public record ResourceType(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9+.-]*");

    /** PostgreSQL and what speaks its protocol. */
    public static final ResourceType POSTGRESQL = new ResourceType("postgresql");

    /** MySQL. */
    public static final ResourceType MYSQL = new ResourceType("mysql");

    /** Redis and what speaks its protocol. */
    public static final ResourceType REDIS = new ResourceType("redis");

    /** Checks the shape. */
    public ResourceType {
        Check.name("type", value, 63, SHAPE, "lower-case letters, digits and + . -, beginning with a letter");
    }

    /**
     * The type with this name.
     *
     * @param value the name
     * @return the typed name
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static ResourceType of(String value) {
        return new ResourceType(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
