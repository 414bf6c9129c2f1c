package dev.resourcebroker.binding;

import dev.resourcebroker.resource.ResourceId;
import java.util.List;

/**
 * What a workload would receive now, with secret values masked.
 *
 * @param workload who would receive it
 * @param revision names this very set of connection versions and names; derived from ids, never from values
 * @param variables the variables, by name
 */
public record Plan(Workload workload, String revision, List<Variable> variables) {
    /** Copies the list. */
    public Plan {
        variables = List.copyOf(variables);
    }

    /**
     * One variable.
     *
     * @param name what the workload sees it under
     * @param masked its value, or a mask when any part of it is secret
     * @param source where it comes from
     */
    public record Variable(String name, String masked, Source source) {}

    /**
     * Where a variable comes from.
     *
     * @param binding the binding that claims the name
     * @param resource the resource
     * @param connectionVersion the number of the connection version
     */
    public record Source(BindingId binding, ResourceId resource, long connectionVersion) {}
}
