package dev.resourcebroker.core;

import dev.resourcebroker.Actor;
import dev.resourcebroker.Page;
import dev.resourcebroker.binding.Workload;
import dev.resourcebroker.cluster.AccountRegistration;
import dev.resourcebroker.cluster.ClusterId;
import dev.resourcebroker.cluster.ClusterNamespace;
import dev.resourcebroker.cluster.NamespaceRegistration;
import dev.resourcebroker.cluster.OperatorClusters;
import dev.resourcebroker.cluster.PodDecision;
import dev.resourcebroker.cluster.PodIdentity;
import dev.resourcebroker.cluster.ServiceAccount;
import java.util.List;
import java.util.Optional;

/** The operator's handle on clusters, for one actor: passes the gate and calls the use case. */
final class PlatformClusters implements OperatorClusters {
    private final Gate gate;
    private final Startup.Clusters rooms;
    private final Actor actor;

    PlatformClusters(Gate gate, Startup.Clusters rooms, Actor actor) {
        this.gate = gate;
        this.rooms = rooms;
        this.actor = actor;
    }

    @Override
    public NamespaceRegistration register(NamespaceRegistration wish) {
        return gate.pass(() -> rooms.registrations().register(actor, wish));
    }

    @Override
    public NamespaceRegistration recreated(ClusterNamespace namespace, String uid) {
        return gate.pass(() -> rooms.registrations().recreated(actor, namespace, uid));
    }

    @Override
    public void unregister(ClusterNamespace namespace) {
        gate.pass(() -> rooms.registrations().unregister(actor, namespace));
    }

    @Override
    public Optional<NamespaceRegistration> find(ClusterNamespace namespace) {
        return gate.pass(() -> rooms.registrations().find(namespace));
    }

    @Override
    public Page<NamespaceRegistration> namespaces(ClusterId cluster, Page.Request page) {
        return gate.pass(() -> rooms.registrations().list(cluster, page));
    }

    @Override
    public AccountRegistration assign(ServiceAccount account, Workload workload) {
        return gate.pass(() -> rooms.accounts().assign(actor, new AccountRegistration(account, workload)));
    }

    @Override
    public void unassign(ServiceAccount account) {
        gate.pass(() -> rooms.accounts().unassign(actor, account));
    }

    @Override
    public List<AccountRegistration> accounts(ClusterNamespace namespace) {
        return gate.pass(() -> rooms.accounts().list(namespace));
    }

    @Override
    public PodDecision decide(PodIdentity pod) {
        return gate.pass(() -> rooms.decisions().decide(pod));
    }
}
