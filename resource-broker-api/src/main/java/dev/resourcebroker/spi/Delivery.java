package dev.resourcebroker.spi;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.secret.SecretValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a workload is to receive. Printing it shows no value.
 *
 * @param org whose workload
 * @param workload who receives it
 * @param revision names this very set of connection versions and names
 * @param environment the variables, by name
 */
public record Delivery(OrgId org, Workload workload, String revision, Map<String, SecretValue> environment) {
    /** Copies the map, keeping its order. */
    public Delivery {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
