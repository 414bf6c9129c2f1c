package dev.resourcebroker.core;

import dev.resourcebroker.OperatorBroker;
import dev.resourcebroker.binding.WorkloadConnections;
import java.util.function.Consumer;

/** The operator's handle. */
final class PlatformBroker implements OperatorBroker {
    private final Gate gate;
    private final Startup.Rooms rooms;

    PlatformBroker(Gate gate, Startup.Rooms rooms) {
        this.gate = gate;
        this.rooms = rooms;
    }

    @Override
    public void resolveAll(Consumer<WorkloadConnections> consumer) {
        gate.pass(() -> rooms.resolver().resolveAll(consumer));
    }

    @Override
    public int retireTarget(String target) {
        return gate.pass(() -> rooms.injections().retire(target));
    }
}
