package dev.resourcebroker.kubernetes;

import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.spi.Injector;
import java.util.function.Function;

/**
 * What a keeper keeps: a workload of the broker at its place in the cluster.
 *
 * @param workload the workload
 * @param injector where it is injected
 * @param inject delivers to an injector what is bound to the workload now
 */
public record Kept(Workload workload, KubernetesInjector injector, Function<Injector, Injection> inject) {
    /**
     * A workload of an organisation.
     *
     * @param org whose
     * @param workload the workload
     * @param injector where it is injected
     * @return what to keep
     */
    public static Kept of(OrgBroker org, Workload workload, KubernetesInjector injector) {
        return new Kept(workload, injector, target -> org.inject(workload, target));
    }

    boolean is(String namespace, String name, String environment) {
        return injector.ref().namespace().equals(namespace) && workload.equals(new Workload(name, environment));
    }
}
