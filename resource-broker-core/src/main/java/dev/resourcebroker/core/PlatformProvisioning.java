package dev.resourcebroker.core;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.Page;
import dev.resourcebroker.core.store.Caller;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.provisioning.Held;
import dev.resourcebroker.provisioning.OperatorProvisioning;
import dev.resourcebroker.provisioning.PoolState;
import dev.resourcebroker.provisioning.SweepFinding;
import dev.resourcebroker.provisioning.SweepReport;
import dev.resourcebroker.resource.ManagedIntegration;
import dev.resourcebroker.resource.Resource;
import dev.resourcebroker.resource.ResourceId;
import java.util.function.Consumer;

/** The operator's handle on resources at vendors, for one actor: passes the gate and calls the use case. */
final class PlatformProvisioning implements OperatorProvisioning {
    private final Gate gate;
    private final Startup.Provisioning rooms;
    private final Actor actor;

    PlatformProvisioning(Gate gate, Startup.Provisioning rooms, Actor actor) {
        this.gate = gate;
        this.rooms = rooms;
        this.actor = actor;
    }

    @Override
    public Page<Held> held(Page.Request page) {
        return gate.pass(() -> rooms.held().list(page));
    }

    @Override
    public Resource goOn(OrgId org, ResourceId resource) {
        return gate.pass(() -> rooms.managing().goOn(new Caller(org, actor), resource));
    }

    @Override
    public Resource reinjected(OrgId org, ResourceId resource) {
        return gate.pass(() -> rooms.managing().reinjected(new Caller(org, actor), resource));
    }

    @Override
    public PoolState pool(OfferingId offering) {
        return gate.pass(() -> rooms.pools().apply(offering));
    }

    @Override
    public SweepReport sweep(ProviderId provider, Consumer<SweepFinding> consumer) {
        return gate.pass(() -> rooms.orphans().sweeping().sweep(provider, consumer));
    }

    @Override
    public void clean(SweepFinding finding) {
        gate.pass(() -> {
            rooms.orphans().cleaning().clean(actor, finding);
            return finding;
        });
    }

    @Override
    public Resource adopt(OrgId org, SweepFinding finding, ManagedIntegration request) {
        return gate.pass(() -> rooms.orphans().adopting().adopt(new Caller(org, actor), finding, request));
    }
}
