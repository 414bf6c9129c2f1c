package dev.resourcebroker.core;

import dev.resourcebroker.Actor;
import dev.resourcebroker.BulkOutcome;
import dev.resourcebroker.OperatorBroker;
import dev.resourcebroker.audit.OperatorAudit;
import dev.resourcebroker.binding.WorkloadConnections;
import dev.resourcebroker.cluster.OperatorClusters;
import dev.resourcebroker.cluster.ReinjectReport;
import dev.resourcebroker.cluster.Reinjection;
import dev.resourcebroker.key.KeyOperations;
import dev.resourcebroker.provisioning.OperatorProvisioning;
import dev.resourcebroker.spi.ClusterTarget;
import java.util.function.Consumer;

/** The operator's handle, for one actor. */
final class PlatformBroker implements OperatorBroker {
    private final String installation;
    private final Gate gate;
    private final Startup.Rooms rooms;
    private final Actor actor;

    PlatformBroker(String installation, Gate gate, Startup.Rooms rooms, Actor actor) {
        this.installation = installation;
        this.gate = gate;
        this.rooms = rooms;
        this.actor = actor;
    }

    @Override
    public OperatorBroker as(Actor other) {
        return new PlatformBroker(installation, gate, rooms, other);
    }

    @Override
    public BulkOutcome resolveAll(Consumer<WorkloadConnections> consumer) {
        return gate.pass(() -> rooms.resolver().resolveAll(actor, consumer));
    }

    @Override
    public int retireTarget(String target) {
        return gate.pass(() -> rooms.retirement().retire(actor, target));
    }

    @Override
    public ReinjectReport reinject(ClusterTarget target, Reinjection how) {
        return gate.pass(() -> rooms.clusters().reinjections().reinject(actor, target, how));
    }

    @Override
    public OperatorClusters clusters() {
        return new PlatformClusters(gate, rooms.clusters(), actor);
    }

    @Override
    public OperatorAudit audit() {
        return new PlatformAudit(gate, rooms.auditLog());
    }

    @Override
    public KeyOperations keys() {
        return new PlatformKeys(installation, gate, rooms.keyLife(), actor);
    }

    @Override
    public OperatorProvisioning provisioning() {
        return new PlatformProvisioning(gate, rooms.provisioning(), actor);
    }
}
