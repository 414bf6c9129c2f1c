package dev.resourcebroker.resource;

import dev.resourcebroker.internal.Check;
import dev.resourcebroker.secret.SecretValue;
import java.util.regex.Pattern;

/**
 * One named part of connection details. Names are those of the Service Binding specification: {@code uri},
 * {@code host}, {@code port}, {@code username}, {@code password}, {@code database}, ...
 *
 * @param name 1 to 63 lower-case letters, digits, dots and hyphens, beginning with a letter
 * @param value the value, exactly as a client would use it
 * @param secret whether the value must not be shown
 */
public record Entry(String name, SecretValue value, boolean secret) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9.-]*");

    /** Checks the name. */
    public Entry {
        if (!fits(name)) {
            Check.name("entry name", name, 63, SHAPE, "lower-case letters, digits, dots and hyphens");
        }
    }

    /** What the pattern says, without its cost: many entries are made. */
    private static boolean fits(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean inner = i > 0 && ((c >= '0' && c <= '9') || c == '.' || c == '-');
            if ((c < 'a' || c > 'z') && !inner) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= 63;
    }

    /**
     * A part that must not be shown.
     *
     * @param name the part's name
     * @param value its value
     * @return the entry
     */
    public static Entry secret(String name, String value) {
        return new Entry(name, SecretValue.of(value), true);
    }

    /**
     * A part that may be shown.
     *
     * @param name the part's name
     * @param value its value
     * @return the entry
     */
    public static Entry open(String name, String value) {
        return new Entry(name, SecretValue.of(value), false);
    }

    /**
     * The value for people to see.
     *
     * @return the value, or a mask when it is secret
     */
    public String masked() {
        return secret ? value.toString() : value.reveal();
    }

    @Override
    public String toString() {
        return name + "=" + masked();
    }
}
