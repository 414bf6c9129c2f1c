package dev.resourcebroker;

import dev.resourcebroker.audit.OperatorAudit;
import dev.resourcebroker.binding.WorkloadConnections;
import dev.resourcebroker.cluster.OperatorClusters;
import dev.resourcebroker.cluster.ReinjectReport;
import dev.resourcebroker.cluster.Reinjection;
import dev.resourcebroker.key.KeyOperations;
import dev.resourcebroker.provisioning.OperatorProvisioning;
import dev.resourcebroker.spi.ClusterTarget;
import java.util.function.Consumer;

/** Work of the platform's operator, across organisations. Never give it to tenant-facing code. Thread-safe. */
public interface OperatorBroker {
    /**
     * The same handle, recording this actor with everything that it does.
     *
     * @param actor who acts
     * @return a handle for that actor
     */
    OperatorBroker as(Actor actor);

    /**
     * Resolves every binding of every workload of every organisation, workload by workload, in pages: memory stays
     * flat, and no transaction is open while the consumer runs. A workload that changes meanwhile is given as it was
     * or as it is.
     *
     * <p>An organisation whose key encryption key doesn't answer is put off to the end and then, if need be, left out:
     * it stops nobody else's workloads.
     *
     * @param consumer receives one workload at a time, on the calling thread; what it throws ends the run
     * @return how many workloads there were, and which organisations were left out
     */
    BulkOutcome resolveAll(Consumer<WorkloadConnections> consumer);

    /**
     * Ends the records of all deliveries to a target instance that is gone for good, of every organisation.
     *
     * @param target the target instance, as its injector named it
     * @return how many records were ended
     */
    int retireTarget(String target);

    /**
     * Injects everything into a cluster, as {@link #reinject(ClusterTarget, Reinjection)} does unless said otherwise.
     *
     * @param target the cluster
     * @return what came of it
     */
    default ReinjectReport reinject(ClusterTarget target) {
        return reinject(target, Reinjection.defaults());
    }

    /**
     * Injects everything that is registered for a cluster, from the meta-database alone: into a fresh one all of it, into
     * one that has everything nothing. Namespaces are read and worked off in pages, several at a time; no transaction is
     * open while the cluster is called. What fails is reported and stops nobody else. A run that was killed is gone on with
     * by another run.
     *
     * <p>A namespace that the run itself makes is the registered one from then on. One that was there with another UID is
     * given nothing, and reported, unless the operator takes such namespaces.
     *
     * @param target the cluster
     * @param how at what pace, and who is told
     * @return what came of it
     * @throws dev.resourcebroker.error.BrokerException what the target throws when it can't be read
     */
    ReinjectReport reinject(ClusterTarget target, Reinjection how);

    /**
     * Which namespaces of which Kubernetes clusters are whose.
     *
     * @return the registrations
     */
    OperatorClusters clusters();

    /**
     * The audit log of the whole installation.
     *
     * @return queries and verification
     */
    OperatorAudit audit();

    /**
     * What changes keys.
     *
     * @return the operations
     */
    KeyOperations keys();

    /**
     * Resources at vendors that wait for somebody's word, and the words that the operator can give.
     *
     * @return the operations
     */
    OperatorProvisioning provisioning();
}
