package dev.resourcebroker.spi;

import dev.resourcebroker.cluster.NamespaceRegistration;
import java.util.Optional;

/**
 * A pass over a cluster, from what was there when it began. Thread-safe. Every method writes what differs and nothing
 * else, and may be called again after a failure.
 */
public interface ClusterVisit extends AutoCloseable {
    /**
     * The UID of a namespace when the visit began. Calls nobody.
     *
     * @param namespace its name
     * @return the UID, if it was there
     */
    Optional<String> uid(String namespace);

    /**
     * Makes a namespace be there, with labels that mirror its registration.
     *
     * @param namespace the registration
     * @return the UID that it has
     */
    String put(NamespaceRegistration namespace);

    /**
     * Makes everything that a workload is to receive be there.
     *
     * @param namespace where; {@link #put(NamespaceRegistration)} was called for it
     * @param delivery what the workload is to receive
     * @return whether anything was written
     * @throws dev.resourcebroker.error.PermanentBrokerException DELIVERY_FAILED when the cluster can't carry it, or
     *     something of somebody else is in its place; a transient error when it may succeed later
     */
    boolean put(NamespaceRegistration namespace, Delivery delivery);

    @Override
    void close();
}
