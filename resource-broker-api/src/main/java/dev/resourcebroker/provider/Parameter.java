package dev.resourcebroker.provider;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.internal.Check;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something about a resource that its creator may choose. Immutable; each method returns a changed copy.
 *
 * @param name 1 to 63 lower-case letters, digits and underscores, beginning with a letter
 * @param description what it means, for people
 * @param values which values it takes
 * @param preset the value when none is given, in its canonical text; empty when one must be given
 * @param changeable whether it may be changed once the resource is there
 */
public record Parameter(String name, String description, Values values, Optional<String> preset, boolean changeable) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]*");

    private static final int MOST = 63;

    /** Checks the name, and that the preset is among the values. */
    public Parameter {
        Check.name("parameter name", name, MOST, SHAPE, "lower-case letters, digits and underscores");
        preset = preset.map(given -> read(name, values, given));
    }

    /**
     * A parameter that must be given and can't be changed later.
     *
     * @param name its name
     * @param description what it means, for people
     * @param values which values it takes
     * @return the parameter
     */
    public static Parameter of(String name, String description, Values values) {
        return new Parameter(name, description, values, Optional.empty(), false);
    }

    /**
     * With a value for when none is given.
     *
     * @param value one of its values
     * @return a changed copy
     * @throws PermanentBrokerException INVALID_ARGUMENT when it isn't one of them
     */
    public Parameter preset(String value) {
        return new Parameter(name, description, values, Optional.of(value), changeable);
    }

    /**
     * One that may be changed later.
     *
     * @return a changed copy
     */
    public Parameter canChange() {
        return new Parameter(name, description, values, preset, true);
    }

    /**
     * Reads a value.
     *
     * @param given what the caller gave
     * @return its canonical text
     * @throws PermanentBrokerException INVALID_ARGUMENT, naming the parameter and what is allowed, never the value
     */
    public String read(String given) {
        return read(name, values, given);
    }

    String presetOrRefuse() {
        return preset.orElseThrow(() -> invalid(name, "is missing; it must be " + values.allowed()));
    }

    /** A name that a caller made up; what can't be a name may be a misplaced secret. */
    static String shown(String name) {
        return name.length() <= MOST && SHAPE.matcher(name).matches() ? name : "with a name that isn't one";
    }

    static PermanentBrokerException invalid(String name, String problem) {
        return PermanentBrokerException.invalid("parameter " + name, problem);
    }

    private static String read(String name, Values values, String given) {
        return values.read(given).orElseThrow(() -> invalid(name, "must be " + values.allowed()));
    }
}
