package dev.resourcebroker.resource;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.internal.Check;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Names and values by which the host finds its resources again. Not secret.
 *
 * @param values at most 64 pairs; names are 1 to 63 letters, digits and {@code . _ / -}, values at most 255 characters
 */
public record Labels(Map<String, String> values) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");
    private static final int MOST = 64;

    /** No label. */
    public static final Labels NONE = new Labels(Map.of());

    /** Copies the map and checks names and values. */
    public Labels {
        if (values.size() > MOST) {
            throw PermanentBrokerException.invalid("labels", "has " + values.size() + " entries, at most " + MOST);
        }
        values.forEach(Labels::check);
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * These labels.
     *
     * @param values names and values
     * @return the labels
     * @throws PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static Labels of(Map<String, String> values) {
        return new Labels(values);
    }

    private static void check(String name, String value) {
        Check.name("label name", name, 63, NAME, "letters, digits and . _ / -, beginning with a letter or digit");
        Check.text("label " + name, value, 255);
    }
}
