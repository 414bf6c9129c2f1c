package dev.resourcebroker.core.binding;

import dev.resourcebroker.binding.EnvironmentVariable;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Template;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceType;
import dev.resourcebroker.secret.SecretValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The values of variables, put together from entries. Pure. */
public final class Rendering {
    private Rendering() {}

    /**
     * The variables that a naming gives for a resource.
     *
     * @param details the entries of the resource
     * @param naming the naming
     * @return the variables in order, without those whose entries may be absent and are
     * @throws PermanentBrokerException INVALID_ARGUMENT when a name would steer the process or an entry doesn't exist
     */
    public static List<EnvironmentVariable> variables(ConnectionDetails details, Naming naming) {
        List<EnvironmentVariable> rendered = new ArrayList<>();
        for (Naming.Variable variable :
                Variables.resolved(naming, details.type()).variables()) {
            missing(variable.template(), details).ifPresent(entry -> {
                throw PermanentBrokerException.invalid(
                        "variable " + variable.name(), "uses the entry '" + entry + "', which isn't there");
            });
            variable(variable.name(), variable.template(), details).ifPresent(rendered::add);
        }
        return rendered;
    }

    /**
     * Whether a variable has a value, as far as the names of entries tell.
     *
     * @param template its value
     * @param type the resource's type
     * @param names the names of its entries
     * @return false when an entry that may be absent is
     */
    public static boolean isRendered(Template template, ResourceType type, Set<String> names) {
        return JdbcLogin.with(type, names).containsAll(template.entries());
    }

    /** A stored variable. Empty when an entry that may be absent is. */
    static Optional<EnvironmentVariable> variable(String name, Template template, ConnectionDetails details) {
        missing(template, details).ifPresent(entry -> {
            throw new PermanentBrokerException(
                    ErrorCode.META_DATABASE_INVALID,
                    "variable " + name + " uses the entry '" + entry + "', which isn't there");
        });
        boolean secret = false;
        for (String entry : template.entries()) {
            Optional<Entry> there = JdbcLogin.entry(details, entry);
            if (there.isEmpty()) {
                return Optional.empty();
            }
            secret |= there.get().secret();
        }
        return Optional.of(new EnvironmentVariable(name, value(template, details), secret));
    }

    private static Optional<String> missing(Template template, ConnectionDetails details) {
        return template.required().stream()
                .filter(entry -> JdbcLogin.entry(details, entry).isEmpty())
                .findFirst();
    }

    private static SecretValue value(Template template, ConnectionDetails details) {
        return SecretValue.of(template.render(
                entry -> JdbcLogin.entry(details, entry).orElseThrow().value().reveal()));
    }
}
