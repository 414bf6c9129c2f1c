package dev.resourcebroker.core.binding;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Plan;
import dev.resourcebroker.binding.ResolvedBinding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.store.StoredVariable;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a workload receives, decrypted, and the two ways to show it: masked as a plan, in clear as a delivery. */
record WorkloadView(
        Workload workload, String revision, List<ResolvedBinding> bindings, List<StoredVariable> variables) {
    private static final String MASK = SecretValue.of("").toString();

    Plan plan() {
        List<Plan.Variable> shown = new ArrayList<>();
        for (StoredVariable variable : variables) {
            ResolvedBinding binding = binding(variable.binding());
            shown.add(new Plan.Variable(
                    variable.name(),
                    isSecret(variable, binding.details()) ? MASK : value(variable, binding.details()),
                    new Plan.Source(binding.binding(), binding.resource(), binding.connectionVersion())));
        }
        return new Plan(workload, revision, shown);
    }

    Delivery delivery(OrgId org) {
        Map<String, SecretValue> environment = new LinkedHashMap<>();
        for (StoredVariable variable : variables) {
            String value = value(variable, binding(variable.binding()).details());
            environment.put(variable.name(), SecretValue.of(value));
        }
        return new Delivery(org, workload, revision, environment);
    }

    private ResolvedBinding binding(BindingId id) {
        return bindings.stream()
                .filter(binding -> binding.binding().equals(id))
                .findFirst()
                .orElseThrow(() -> new PermanentBrokerException(
                        ErrorCode.META_DATABASE_INVALID, "a variable belongs to no binding: " + id));
    }

    private static boolean isSecret(StoredVariable variable, ConnectionDetails details) {
        return variable.template().entries().stream()
                .anyMatch(name -> entry(variable, details, name).secret());
    }

    private static String value(StoredVariable variable, ConnectionDetails details) {
        return variable.template()
                .render(name -> entry(variable, details, name).value().reveal());
    }

    private static Entry entry(StoredVariable variable, ConnectionDetails details, String name) {
        return details.entry(name)
                .orElseThrow(() -> new PermanentBrokerException(
                        ErrorCode.META_DATABASE_INVALID,
                        "variable " + variable.name() + " uses the entry '" + name + "', which isn't there"));
    }
}
