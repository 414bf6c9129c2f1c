package dev.resourcebroker.core.cluster;

import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.spi.ClusterVisit;
import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;

/** Delivers what isn't on record yet to a namespace. A Secret takes the place of the one before. Used by one thread. */
final class VisitInjector implements Injector {
    private final ClusterVisit visit;
    private final NamespaceRegistration namespace;
    private final Workload workload;
    private boolean written;

    VisitInjector(ClusterVisit visit, NamespaceRegistration namespace, Workload workload) {
        this.visit = visit;
        this.namespace = namespace;
        this.workload = workload;
    }

    @Override
    public String target() {
        return namespace.namespace().target(workload);
    }

    @Override
    public boolean supersedes() {
        return true;
    }

    @Override
    public void deliver(Delivery delivery) {
        written = visit.put(namespace, delivery);
    }

    boolean hasWritten() {
        return written;
    }
}
