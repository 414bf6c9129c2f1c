package dev.resourcebroker.core.binding;

import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.core.store.StoredInjection;

/** A delivery on record. */
record Recorded(Injections injections, Caller caller, StoredInjection record, boolean unchanged) implements Injection {
    @Override
    public InjectionId id() {
        return record.id();
    }

    @Override
    public String revision() {
        return record.revision();
    }

    @Override
    public void observedRunning() {
        injections.observedRunning(caller, id());
    }

    @Override
    public void acknowledged() {
        injections.acknowledged(caller, id());
    }

    @Override
    public void ended() {
        injections.end(caller, id());
    }

    @Override
    public String toString() {
        return "Injection[" + id() + ", revision " + revision() + "]";
    }
}
