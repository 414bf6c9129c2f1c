package dev.resourcebroker.cluster;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.internal.Check;
import java.util.Optional;

/**
 * Whose a namespace is, by the operator's word. Labels in the cluster mirror it, and are never asked.
 *
 * @param namespace the namespace
 * @param org the organisation
 * @param environment the environment that its workloads run in, a DNS label
 * @param uid the UID of the namespace that was meant. Another namespace under the same name is given nothing. Empty until
 *     a re-injection made the namespace, or the operator told it
 */
public record NamespaceRegistration(ClusterNamespace namespace, OrgId org, String environment, Optional<String> uid) {
    /** Checks environment and UID. */
    public NamespaceRegistration {
        Check.dnsLabel("environment", environment);
        uid.ifPresent(given -> Check.dnsLabel("namespace UID", given));
    }

    /**
     * A namespace for production.
     *
     * @param namespace the namespace
     * @param org whose it is
     * @return the registration, without a UID yet
     */
    public static NamespaceRegistration of(ClusterNamespace namespace, OrgId org) {
        return new NamespaceRegistration(namespace, org, Workload.PRODUCTION, Optional.empty());
    }

    /**
     * The same for another environment.
     *
     * @param other a DNS label
     * @return a new registration
     */
    public NamespaceRegistration in(String other) {
        return new NamespaceRegistration(namespace, org, other, uid);
    }

    /**
     * The same for the namespace that has this UID.
     *
     * @param seen {@code metadata.uid}, as the cluster gave it
     * @return a new registration
     */
    public NamespaceRegistration withUid(String seen) {
        return new NamespaceRegistration(namespace, org, environment, Optional.of(seen));
    }
}
