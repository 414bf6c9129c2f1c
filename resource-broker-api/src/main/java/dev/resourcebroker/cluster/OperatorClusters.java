package dev.resourcebroker.cluster;

import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Workload;
import java.util.List;
import java.util.Optional;

/**
 * Which namespaces of which clusters are whose, and which service accounts are which workloads. What stands here decides;
 * what stands in a cluster never does. Thread-safe.
 */
public interface OperatorClusters {
    /**
     * Registers a namespace. The same again returns what is there; a registration without a UID is the same as one with.
     *
     * @param wish whose it is to be
     * @return the registration
     * @throws dev.resourcebroker.error.BrokerException ALREADY_EXISTS when it is registered for another organisation or
     *     environment: unregister it first; CONFLICT when it is registered with another UID: say {@link #recreated}
     */
    NamespaceRegistration register(NamespaceRegistration wish);

    /**
     * Says that a namespace was made anew and is still whose it was. Until then the new one is given nothing.
     *
     * @param namespace the namespace
     * @param uid the UID that it has now
     * @return the registration
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND when it isn't registered
     */
    NamespaceRegistration recreated(ClusterNamespace namespace, String uid);

    /**
     * Forgets a namespace with its service accounts. What was delivered to it stays on record until its targets are
     * retired. Harmless when repeated.
     *
     * @param namespace the namespace
     */
    void unregister(ClusterNamespace namespace);

    /**
     * Reads a registration.
     *
     * @param namespace the namespace
     * @return whose it is, if it is registered
     */
    Optional<NamespaceRegistration> find(ClusterNamespace namespace);

    /**
     * Lists the namespaces of a cluster.
     *
     * @param cluster the cluster
     * @param page which part
     * @return that part, in order of registration
     */
    Page<NamespaceRegistration> namespaces(ClusterId cluster, Page.Request page);

    /**
     * Says that pods of a service account are a workload of the organisation that its namespace is registered for. The
     * same again returns what is there; another workload takes the place of the one before.
     *
     * @param account the service account
     * @param workload the workload
     * @return the registration
     * @throws dev.resourcebroker.error.BrokerException NOT_FOUND when the namespace isn't registered; INVALID_ARGUMENT
     *     when the workload is of another environment than the namespace
     */
    AccountRegistration assign(ServiceAccount account, Workload workload);

    /**
     * Says that pods of a service account are no workload any more. Harmless when repeated.
     *
     * @param account the service account
     */
    void unassign(ServiceAccount account);

    /**
     * Lists the service accounts of a namespace that are workloads.
     *
     * @param namespace the namespace
     * @return the registrations, by name
     */
    List<AccountRegistration> accounts(ClusterNamespace namespace);

    /**
     * Decides what a pod may be given. One read of the meta-database; nothing is decrypted, and nothing written.
     *
     * @param pod who it is
     * @return the decision
     */
    PodDecision decide(PodIdentity pod);
}
