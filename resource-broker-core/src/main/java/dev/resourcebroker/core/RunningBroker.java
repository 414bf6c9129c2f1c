package dev.resourcebroker.core;

import dev.resourcebroker.Actor;
import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OperatorBroker;
import dev.resourcebroker.ResourceBroker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The broker that a builder started. */
final class RunningBroker implements EmbeddedBroker {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String installation;
    private final Gate gate;
    private final Startup.Rooms rooms;
    private final List<AutoCloseable> closeables;
    private final AtomicBoolean closed = new AtomicBoolean();

    RunningBroker(String installation, Gate gate, Startup.Rooms rooms, List<AutoCloseable> closeables) {
        this.installation = installation;
        this.gate = gate;
        this.rooms = rooms;
        this.closeables = closeables;
    }

    @Override
    public ResourceBroker broker() {
        return new TenantBroker(gate, rooms, Actor.UNSTATED);
    }

    @Override
    public OperatorBroker operator() {
        return new PlatformBroker(installation, gate, rooms, Actor.UNSTATED);
    }

    @Override
    public boolean close(Duration patience) {
        boolean drained = gate.shut(patience);
        if (closed.compareAndSet(false, true)) {
            Interrupts.putOff(this::closeAll);
        }
        return drained;
    }

    private boolean closeAll() {
        IllegalStateException problems = new IllegalStateException("closing failed in part");
        Closing.closeAll(closeables, problems);
        if (problems.getSuppressed().length > 0) {
            throw problems;
        }
        return true;
    }

    @Override
    public void close() {
        close(PATIENCE);
    }
}
