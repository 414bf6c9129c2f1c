package dev.resourcebroker.core;

import dev.resourcebroker.Actor;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.keys.KeyLife;
import dev.resourcebroker.key.ExternalIds;
import dev.resourcebroker.key.KeyOperations;
import dev.resourcebroker.key.KeyProgress;
import dev.resourcebroker.key.RewrapOutcome;
import dev.resourcebroker.key.RotationOutcome;
import java.util.function.Consumer;

/** The handle on keys of one actor: passes the gate and calls the use case. */
final class PlatformKeys implements KeyOperations {
    private final String installation;
    private final Gate gate;
    private final KeyLife life;
    private final Actor actor;

    PlatformKeys(String installation, Gate gate, KeyLife life, Actor actor) {
        this.installation = installation;
        this.gate = gate;
        this.life = life;
        this.actor = actor;
    }

    @Override
    public RewrapOutcome rewrap(Consumer<KeyProgress> progress) {
        return gate.pass(() -> life.rewrap(actor, progress));
    }

    @Override
    public RotationOutcome rotate(OrgId org, Consumer<KeyProgress> progress) {
        return gate.pass(() -> life.rotate(actor, org, progress));
    }

    @Override
    public void destroy(OrgId org) {
        gate.pass(() -> life.destroy(actor, org));
    }

    @Override
    public String externalId(OrgId org) {
        return gate.pass(() -> ExternalIds.of(installation, org));
    }
}
