package dev.resourcebroker.core;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.ResourceBroker;
import dev.resourcebroker.core.store.Caller;

/** The handle of one actor. */
final class TenantBroker implements ResourceBroker {
    private final Gate gate;
    private final Startup.Rooms rooms;
    private final Actor actor;

    TenantBroker(Gate gate, Startup.Rooms rooms, Actor actor) {
        this.gate = gate;
        this.rooms = rooms;
        this.actor = actor;
    }

    @Override
    public ResourceBroker as(Actor other) {
        return new TenantBroker(gate, rooms, other);
    }

    @Override
    public OrgBroker org(OrgId org) {
        return new OneOrgBroker(gate, rooms, new Caller(org, actor));
    }
}
