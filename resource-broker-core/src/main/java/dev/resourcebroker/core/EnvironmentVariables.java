package dev.resourcebroker.core;

import dev.resourcebroker.binding.EnvironmentVariable;
import dev.resourcebroker.binding.Naming;
import dev.resourcebroker.core.binding.Rendering;
import dev.resourcebroker.resource.ConnectionDetails;
import java.util.List;

/** What a binding would give a workload, for hosts and tools that want to show it before anything is stored. */
public final class EnvironmentVariables {
    private EnvironmentVariables() {}

    /**
     * The variables that a naming gives for a resource.
     *
     * @param details the entries of the resource
     * @param naming the naming
     * @return the variables in order, without those whose entries may be absent and are
     * @throws dev.resourcebroker.error.PermanentBrokerException INVALID_ARGUMENT when a name would steer the process or
     *     an entry doesn't exist
     */
    public static List<EnvironmentVariable> of(ConnectionDetails details, Naming naming) {
        return Rendering.variables(details, naming);
    }
}
