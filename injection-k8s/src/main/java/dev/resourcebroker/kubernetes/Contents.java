package dev.resourcebroker.kubernetes;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.ServiceBinding;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a pod of a workload receives: names only.
 *
 * @param workload whose pod
 * @param revision names the set of connection versions
 * @param variables the names of the variables, ordered
 * @param bindings the names of the service bindings, ordered
 */
public record Contents(Workload workload, String revision, List<String> variables, List<String> bindings) {
    /** Copies and orders the lists. */
    public Contents {
        variables = ordered(variables);
        bindings = ordered(bindings);
    }

    private static List<String> ordered(Collection<String> names) {
        return List.copyOf(new TreeSet<>(names));
    }

    /**
     * The names in a delivery.
     *
     * @param delivery what a workload is to receive
     * @return its names
     */
    public static Contents of(Delivery delivery) {
        return new Contents(
                delivery.workload(),
                delivery.revision(),
                List.copyOf(delivery.environment().keySet()),
                delivery.serviceBindings().stream().map(ServiceBinding::name).toList());
    }
}
