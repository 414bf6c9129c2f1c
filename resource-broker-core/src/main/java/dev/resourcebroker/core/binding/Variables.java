package dev.resourcebroker.core.binding;

import dev.resourcebroker.binding.Binding;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.binding.Naming.Convention;
import dev.resourcebroker.binding.Naming.Variable;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which variables a naming means, and whether they may be. Pure. */
public final class Variables {
    private Variables() {}

    /** The naming with full names and without a prefix, checked. */
    static Naming resolved(Naming naming, ResourceType type) {
        List<Variable> variables = new ArrayList<>(Conventions.of(naming.convention(), type));
        variables.addAll(naming.variables());
        List<Variable> full = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Variable variable : variables) {
            String name = naming.full(variable.name());
            checkName(name, seen);
            full.add(new Variable(name, variable.template()));
        }
        return new Naming(Convention.OWN, "", full);
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
     * Refuses entries that some binding needs and that wouldn't be there, and a binding that would give nothing at all.
     *
     * @param bindings the bindings
     * @param type the type of the resource
     * @param entries the entries that there would be
     * @throws PermanentBrokerException INVALID_ARGUMENT naming the variable, the binding and the entry
     */
    public static void checkEntries(List<Binding> bindings, ResourceType type, Set<String> entries) {
        Set<String> all = JdbcLogin.with(type, entries);
        for (Binding binding : bindings) {
            List<Variable> variables = binding.naming().variables();
            variables.forEach(variable -> checkEntries(binding, variable, all));
            if (variables.stream().noneMatch(v -> all.containsAll(v.template().entries()))) {
                throw PermanentBrokerException.invalid(
                        "naming", "of binding " + binding.id() + " would give no variable; there is " + sorted(all));
            }
        }
    }

    private static void checkEntries(Binding binding, Variable variable, Set<String> entries) {
        for (String entry : variable.template().required()) {
            if (!entries.contains(entry)) {
                throw PermanentBrokerException.invalid(
                        "variable " + variable.name(),
                        "of binding " + binding.id() + " uses the entry '" + entry + "'; there is " + sorted(entries));
            }
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
