package dev.resourcebroker.core.binding;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.binding.Injection;
import dev.resourcebroker.binding.InjectionId;
import dev.resourcebroker.core.store.StoredInjection;

/** A delivery on record. */
record Recorded(Injections injections, OrgId org, StoredInjection record, boolean unchanged) implements Injection {
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
        injections.observedRunning(org, id());
    }

    @Override
    public void ended() {
        injections.end(org, id());
    }

    @Override
    public String toString() {
        return "Injection[" + id() + ", revision " + revision() + "]";
    }
}
