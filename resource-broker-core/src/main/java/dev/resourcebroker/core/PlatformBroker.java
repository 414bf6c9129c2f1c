package dev.resourcebroker.core;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OperatorBroker;
import dev.resourcebroker.audit.OperatorAudit;
import dev.resourcebroker.binding.WorkloadConnections;
import java.util.function.Consumer;

/** The operator's handle, for one actor. */
final class PlatformBroker implements OperatorBroker {
    private final Gate gate;
    private final Startup.Rooms rooms;
    private final Actor actor;

    PlatformBroker(Gate gate, Startup.Rooms rooms, Actor actor) {
        this.gate = gate;
        this.rooms = rooms;
        this.actor = actor;
    }

    @Override
    public OperatorBroker as(Actor other) {
        return new PlatformBroker(gate, rooms, other);
    }

    @Override
    public void resolveAll(Consumer<WorkloadConnections> consumer) {
        gate.pass(() -> rooms.resolver().resolveAll(actor, consumer));
    }

    @Override
    public int retireTarget(String target) {
        return gate.pass(() -> rooms.retirement().retire(actor, target));
    }

    @Override
    public OperatorAudit audit() {
        return new PlatformAudit(gate, rooms.auditLog());
    }
}
