package dev.resourcebroker.spi;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.secret.SecretValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a workload is to receive. Printing it shows no value.
 *
 * @param org whose workload
 * @param workload who receives it
 * @param revision names this very set of connection versions and names
 * @param environment the variables, by name
 * @param serviceBindings the bound resources with all their entries, each once
 */
public record Delivery(
        OrgId org,
        Workload workload,
        String revision,
        Map<String, SecretValue> environment,
        List<ServiceBinding> serviceBindings) {
    /** Copies map and list, keeping their order. */
    public Delivery {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        serviceBindings = List.copyOf(serviceBindings);
    }
}
