package dev.resourcebroker.core.binding;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.binding.EnvironmentVariable;
import dev.resourcebroker.binding.Plan;
import dev.resourcebroker.binding.ResolvedBinding;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.core.store.StoredVariable;
import dev.resourcebroker.core.store.WorkloadPlan;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
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

/** What a workload receives, decrypted, and the two ways to show it: masked as a plan, in clear as a delivery. */
record WorkloadView(Workload workload, WorkloadPlan stored, List<ResolvedBinding> bindings) {
    String revision() {
        return Revision.of(stored);
    }

    Plan plan() {
        List<Plan.Variable> shown = new ArrayList<>();
        for (StoredVariable variable : stored.variables()) {
            ResolvedBinding from = binding(variable.binding());
            rendered(variable, from)
                    .ifPresent(value -> shown.add(new Plan.Variable(
                            value.name(),
                            value.masked(),
                            new Plan.Source(from.binding(), from.resource(), from.connectionVersion()))));
        }
        return new Plan(workload, revision(), shown);
    }

    Delivery delivery(OrgId org) {
        Map<String, SecretValue> environment = new LinkedHashMap<>();
        for (StoredVariable variable : stored.variables()) {
            rendered(variable, binding(variable.binding()))
                    .ifPresent(value -> environment.put(value.name(), value.value()));
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

    private static Optional<EnvironmentVariable> rendered(StoredVariable variable, ResolvedBinding from) {
        return Rendering.variable(variable.name(), variable.template(), from.details());
    }
}
