package dev.resourcebroker.cluster;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.error.ErrorCode;
import java.util.List;

/** What a pod may be given. It holds names and versions, never a value. */
public sealed interface PodDecision {
    /** The namespace isn't registered: the pod is none of ours. */
    record NotOurs() implements PodDecision {}

    /**
     * The service account isn't a workload: there is nothing to give.
     *
     * @param namespace whose the namespace is
     */
    record Nothing(NamespaceRegistration namespace) implements PodDecision {}

    /**
     * The pod must not be given anything.
     *
     * @param namespace whose the namespace is
     * @param code CONFLICT for another namespace than was registered; GONE for an organisation that was destroyed;
     *     NOT_READY while something that is bound has no credentials yet
     * @param reason in words, for the tenant
     */
    record Refused(NamespaceRegistration namespace, ErrorCode code, String reason) implements PodDecision {}

    /**
     * What is bound to the workload that the pod is.
     *
     * @param org whose workload
     * @param workload the workload
     * @param revision names this very set of connection versions and names; that of a delivery made now
     * @param variables the names of the environment variables that have a value
     * @param resources what is bound, each resource once
     */
    record Bound(OrgId org, Workload workload, String revision, List<String> variables, List<BoundResource> resources)
            implements PodDecision {
        /** Copies the lists. */
        public Bound {
            variables = List.copyOf(variables);
            resources = List.copyOf(resources);
        }
    }
}
