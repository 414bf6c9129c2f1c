package dev.resourcebroker.core.binding;

import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Naming.Variable;
import dev.resourcebroker.binding.Template;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which variables a naming means, and whether they may be. Pure. */
public final class Variables {
    private static final Template WHOLE = Template.parse("{uri}");

    private Variables() {}

    /** The naming with full names and without a prefix, checked. */
    static Naming resolved(Naming naming, ResourceType type) {
        List<Variable> variables =
                naming.variables().isEmpty() ? List.of(new Variable(DefaultNames.of(type), WHOLE)) : naming.variables();
        List<Variable> full = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Variable variable : variables) {
            String name = naming.full(variable.name());
            checkName(name, seen);
            full.add(new Variable(name, variable.template()));
        }
        return new Naming("", full);
    }

    private static void checkName(String name, Set<String> seen) {
        if (SteeringNames.contains(name)) {
            throw PermanentBrokerException.invalid(
                    "variable " + name, "would steer the process that receives it; choose another name or prefix");
        }
        if (!seen.add(name)) {
            throw PermanentBrokerException.invalid("variable " + name, "is named twice by this binding");
        }
    }

    /**
     * Refuses entries that some binding uses and that wouldn't be there.
     *
     * @param bindings the bindings
     * @param entries the entries that there would be
     * @throws PermanentBrokerException INVALID_ARGUMENT naming the variable, the binding and the entry
     */
    public static void checkEntries(List<Binding> bindings, Set<String> entries) {
        for (Binding binding : bindings) {
            for (Variable variable : binding.naming().variables()) {
                checkEntries(binding, variable, entries);
            }
        }
    }

    private static void checkEntries(Binding binding, Variable variable, Set<String> entries) {
        for (String entry : variable.template().entries()) {
            if (!entries.contains(entry)) {
                throw PermanentBrokerException.invalid(
                        "variable " + variable.name(),
                        "of binding " + binding.id() + " uses the entry '" + entry + "'; there is "
                                + entries.stream().sorted().toList());
            }
        }
    }
}
