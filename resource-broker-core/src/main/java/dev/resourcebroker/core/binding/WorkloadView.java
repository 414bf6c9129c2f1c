package dev.resourcebroker.core.binding;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.Plan;
import dev.resourcebroker.binding.ResolvedBinding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.store.StoredVariable;
import dev.resourcebroker.core.store.WorkloadPlan;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Entry;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.ServiceBinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a workload receives, decrypted, and the two ways to show it: masked as a plan, in clear as a delivery. */
record WorkloadView(Workload workload, WorkloadPlan stored, List<ResolvedBinding> bindings) {
    private static final String MASK = SecretValue.of("").toString();

    String revision() {
        return Revision.of(stored);
    }

    Plan plan() {
        List<Plan.Variable> shown = new ArrayList<>();
        for (StoredVariable variable : stored.variables()) {
            ResolvedBinding from = binding(variable.binding());
            value(variable, from.details())
                    .ifPresent(value -> shown.add(new Plan.Variable(
                            variable.name(),
                            isSecret(variable, from.details()) ? MASK : value,
                            new Plan.Source(from.binding(), from.resource(), from.connectionVersion()))));
        }
        return new Plan(workload, revision(), shown);
    }

    Delivery delivery(OrgId org) {
        Map<String, SecretValue> environment = new LinkedHashMap<>();
        for (StoredVariable variable : stored.variables()) {
            value(variable, binding(variable.binding()).details())
                    .ifPresent(value -> environment.put(variable.name(), SecretValue.of(value)));
        }
        return new Delivery(org, workload, revision(), environment, serviceBindings());
    }

    /** Several bindings of one resource differ in their variables only. */
    private List<ServiceBinding> serviceBindings() {
        Map<ResourceId, ServiceBinding> each = new LinkedHashMap<>();
        for (ResolvedBinding bound : bindings) {
            each.computeIfAbsent(bound.resource(), resource -> serviceBinding(resource, bound.details()));
        }
        return List.copyOf(each.values());
    }

    private ServiceBinding serviceBinding(ResourceId resource, ConnectionDetails details) {
        return new ServiceBinding(Objects.requireNonNull(stored.resources().get(resource)), details);
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
                .map(name -> JdbcLogin.entry(details, name))
                .anyMatch(entry -> entry.map(Entry::secret).orElse(true));
    }

    /** Empty when an entry that may be absent is. */
    private static Optional<String> value(StoredVariable variable, ConnectionDetails details) {
        Set<String> required = variable.template().required();
        for (String name : variable.template().entries()) {
            boolean there = JdbcLogin.entry(details, name).isPresent();
            if (!there && required.contains(name)) {
                throw missing(variable, name);
            }
            if (!there) {
                return Optional.empty();
            }
        }
        return Optional.of(variable.template()
                .render(name ->
                        JdbcLogin.entry(details, name).orElseThrow().value().reveal()));
    }

    private static PermanentBrokerException missing(StoredVariable variable, String name) {
        return new PermanentBrokerException(
                ErrorCode.META_DATABASE_INVALID,
                "variable " + variable.name() + " uses the entry '" + name + "', which isn't there");
    }
}
