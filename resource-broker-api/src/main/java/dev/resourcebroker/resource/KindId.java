package dev.resourcebroker.resource;

import dev.resourcebroker.internal.Check;
import java.util.regex.Pattern;

/**
 * The wire name of a kind of resource, such as {@code external_link}.
 *
 * @param value 1 to 63 lower-case letters, digits and underscores, beginning with a letter
 */
public record KindId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]*");

    /** The user made the resource elsewhere and pasted its connection string. */
    public static final KindId EXTERNAL_LINK = new KindId("external_link");

    /** A vendor makes the resource on request. */
    public static final KindId MANAGED_INTEGRATION = new KindId("managed_integration");

    /** Checks the shape. */
    public KindId {
        Check.name("kind", value, 63, SHAPE, "lower-case letters, digits and underscores, beginning with a letter");
    }

    /**
     * The kind with this wire name.
     *
     * @param value the wire name
     * @return the typed name
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static KindId of(String value) {
        return new KindId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
