package dev.resourcebroker.binding;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.internal.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Under which names a workload receives a resource. Without variables of its own a binding gives the connection string
 * under the type's usual name, such as {@code DATABASE_URL}. Immutable.
 *
 * @param prefix put before each name with an underscore between, or empty
 * @param variables the variables; empty for the type's usual ones
 */
public record Naming(String prefix, List<Variable> variables) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String NAME_RULE = "letters, digits and underscores, not beginning with a digit";
    private static final int MOST = 64;
    private static final Naming DEFAULTS = new Naming("", List.of());

    /** Copies the list and checks prefix and names. */
    public Naming {
        if (!prefix.isEmpty()) {
            Check.name("prefix", prefix, 63, NAME, NAME_RULE);
        }
        variables = List.copyOf(variables);
        if (variables.size() > MOST) {
            throw PermanentBrokerException.invalid("naming", "has " + variables.size() + " variables, at most " + MOST);
        }
    }

    /**
     * The usual name of the resource's type: {@code DATABASE_URL}, {@code REDIS_URL}, ...
     *
     * @return the naming
     */
    public static Naming defaults() {
        return DEFAULTS;
    }

    /**
     * The usual name behind a prefix: {@code prefix("EVENTS")} gives {@code EVENTS_DATABASE_URL}.
     *
     * @param prefix letters, digits and underscores
     * @return the naming
     * @throws PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static Naming prefix(String prefix) {
        return new Naming(prefix, List.of());
    }

    /**
     * A variable made of entries: {@code variable("PGHOST", "{host}")}.
     *
     * @param name the variable's name
     * @param template its value, see {@link Template}
     * @return the naming
     * @throws PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static Naming variable(String name, String template) {
        return DEFAULTS.and(name, template);
    }

    /**
     * A further variable.
     *
     * @param name the variable's name
     * @param template its value, see {@link Template}
     * @return a changed copy
     */
    public Naming and(String name, String template) {
        List<Variable> more = new ArrayList<>(variables);
        more.add(new Variable(name, Template.parse(template)));
        return new Naming(prefix, more);
    }

    /**
     * The same variables behind a prefix.
     *
     * @param other the prefix
     * @return a changed copy
     */
    public Naming withPrefix(String other) {
        return new Naming(other, variables);
    }

    /**
     * The full name of a variable.
     *
     * @param name the name without prefix
     * @return the name that the workload sees
     */
    public String full(String name) {
        return prefix.isEmpty() ? name : prefix + "_" + name;
    }

    /**
     * One variable.
     *
     * @param name its name, without the prefix
     * @param template its value
     */
    public record Variable(String name, Template template) {
        /** Checks the name. */
        public Variable {
            Check.name("variable", name, 255, NAME, NAME_RULE);
        }
    }
}
