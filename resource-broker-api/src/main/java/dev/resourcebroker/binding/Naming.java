package dev.resourcebroker.binding;

import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.internal.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Under which names a workload receives a resource: those that a convention has for the resource's type, and variables
 * of its own. Immutable.
 *
 * @param convention which names come with the type
 * @param prefix put before each name with an underscore between, or empty
 * @param variables the variables beside those of the convention
 */
public record Naming(Convention convention, String prefix, List<Variable> variables) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String NAME_RULE = "letters, digits and underscores, not beginning with a digit";
    private static final int MOST = 64;
    private static final Naming DEFAULTS = new Naming(Convention.USUAL, "", List.of());
    private static final Naming HEROKU = new Naming(Convention.HEROKU, "", List.of());
    private static final Naming LIBPQ = variable("PGHOST", "{host?}")
            .and("PGPORT", "{port?}")
            .and("PGUSER", "{username?}")
            .and("PGPASSWORD", "{password?}")
            .and("PGDATABASE", "{database?}")
            .and("PGSSLMODE", "{sslmode?}")
            .and("PGSSLROOTCERT", "{sslrootcert?}")
            .and("PGCHANNELBINDING", "{option.channel-binding?}")
            .and("PGTARGETSESSIONATTRS", "{option.target-session-attrs?}")
            .and("PGOPTIONS", "{option.options?}");
    private static final Naming SPRING_DATASOURCE = variable("SPRING_DATASOURCE_URL", "{jdbc-url}")
            .and("SPRING_DATASOURCE_USERNAME", "{username?}")
            .and("SPRING_DATASOURCE_PASSWORD", "{password?}");

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

    /** Which names come with a resource's type. */
    public enum Convention {
        /** None: the naming lists its variables itself. */
        OWN,
        /** The usual one: {@code DATABASE_URL}, {@code REDIS_URL}, ... */
        USUAL,
        /** Those that a program finds on Heroku. */
        HEROKU
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
     * What PostgreSQL's own library and tools read: {@code PGHOST}, {@code PGPORT}, {@code PGUSER}, {@code PGPASSWORD},
     * {@code PGDATABASE}, and {@code PGSSLMODE}, {@code PGSSLROOTCERT}, {@code PGCHANNELBINDING},
     * {@code PGTARGETSESSIONATTRS} and {@code PGOPTIONS}. What the resource doesn't have is left out.
     *
     * @return the naming
     */
    public static Naming libpq() {
        return LIBPQ;
    }

    /**
     * What Spring Boot reads: {@code SPRING_DATASOURCE_URL}, made of the entry {@code jdbc-url}, and
     * {@code SPRING_DATASOURCE_USERNAME} and {@code SPRING_DATASOURCE_PASSWORD}, left out when there is none.
     *
     * @return the naming
     */
    public static Naming springDatasource() {
        return SPRING_DATASOURCE;
    }

    /**
     * What a program finds on Heroku: {@code DATABASE_URL} and, as its JVM buildpack adds for PostgreSQL, MySQL and
     * MariaDB, {@code JDBC_DATABASE_URL} and {@code SPRING_DATASOURCE_URL} with user name and password in them, each
     * with its {@code _USERNAME} and {@code _PASSWORD}; {@code REDIS_URL}, {@code MONGODB_URI}, {@code CLOUDAMQP_URL}
     * for other types; the usual name for the rest.
     *
     * @return the naming
     */
    public static Naming heroku() {
        return HEROKU;
    }

    /**
     * The usual name behind a prefix: {@code prefix("EVENTS")} gives {@code EVENTS_DATABASE_URL}.
     *
     * @param prefix letters, digits and underscores
     * @return the naming
     * @throws PermanentBrokerException INVALID_ARGUMENT for a wrong shape
     */
    public static Naming prefix(String prefix) {
        return DEFAULTS.withPrefix(prefix);
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
        return new Naming(Convention.OWN, "", List.of()).and(name, template);
    }

    /**
     * A further variable, beside those of the convention.
     *
     * @param name the variable's name
     * @param template its value, see {@link Template}
     * @return a changed copy
     */
    public Naming and(String name, String template) {
        List<Variable> more = new ArrayList<>(variables);
        more.add(new Variable(name, Template.parse(template)));
        return new Naming(convention, prefix, more);
    }

    /**
     * The same variables behind a prefix.
     *
     * @param other the prefix
     * @return a changed copy
     */
    public Naming withPrefix(String other) {
        return new Naming(convention, other, variables);
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
