package dev.resourcebroker.core;

import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.InjectionId;
import java.util.function.Consumer;

/** A record of a delivery that outlives the call which made it: its own calls pass the gate too. */
record GatedInjection(Consumer<Runnable> gate, Injection injection) implements Injection {
    @Override
    public InjectionId id() {
        return injection.id();
    }

    @Override
    public String revision() {
        return injection.revision();
    }

    @Override
    public boolean unchanged() {
        return injection.unchanged();
    }

    @Override
    public void observedRunning() {
        gate.accept(injection::observedRunning);
    }

    @Override
    public void acknowledged() {
        gate.accept(injection::acknowledged);
    }

    @Override
    public void ended() {
        gate.accept(injection::ended);
    }

    @Override
    public String toString() {
        return injection.toString();
    }
}
