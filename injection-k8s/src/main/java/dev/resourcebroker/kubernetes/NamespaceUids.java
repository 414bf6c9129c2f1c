package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Optional;
import java.util.function.Function;

/** The UIDs that namespaces have now, kept by a watch. Thread-safe. */
public final class NamespaceUids implements Function<String, Optional<String>>, AutoCloseable {
    private final SharedIndexInformer<Namespace> informer;

    private NamespaceUids(SharedIndexInformer<Namespace> informer) {
        this.informer = informer;
    }

    /**
     * Lists the namespaces, and watches them from then on.
     *
     * @param client of an account that may list and watch namespaces
     * @return the UIDs, to be closed
     */
    public static NamespaceUids watchedBy(KubernetesClient client) {
        return new NamespaceUids(client.namespaces().inform());
    }

    @Override
    public Optional<String> apply(String namespace) {
        return Optional.ofNullable(informer.getStore().getByKey(namespace))
                .map(there -> there.getMetadata().getUid());
    }

    @Override
    public void close() {
        informer.close();
    }
}
