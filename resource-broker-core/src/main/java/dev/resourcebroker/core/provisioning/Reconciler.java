package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.job.Lease;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.provider.CallRates;
import dev.resourcebroker.core.provider.Offered;
import dev.resourcebroker.core.provider.Providers;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.resource.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The work on one resource at a vendor, level-triggered: look, decide, put on record, do one thing, put its outcome on
 * record, and again, until there is nothing to do for now. Thread-safe.
 */
public final class Reconciler {
    private static final int MOST_STEPS = 30;
    private static final Duration UNREGISTERED = Duration.ofMinutes(1);

    private final Providers providers;
    private final Tools tools;
    private final ProvisioningLimits limits;
    private final String installation;

    /**
     * What it works on.
     *
     * @param store the meta-database
     * @param keys encrypts what vendors give
     * @param audit records calls
     * @param events tells of phases
     * @param rates holds back calls
     */
    public record Records(MetaStore store, OrgKeys keys, AuditTrail audit, Events events, CallRates rates) {}

    /**
     * Works for an installation.
     *
     * @param installation its name, part of names and tags at vendors
     * @param providers who makes what
     * @param limits how patient it is
     * @param records what it works on
     * @param clock tells the time
     */
    public Reconciler(
            String installation, Providers providers, ProvisioningLimits limits, Records records, Clock clock) {
        this.installation = installation;
        this.providers = providers;
        this.limits = limits;
        Ledger ledger = new Ledger(records.store(), records.audit(), records.events(), clock);
        // A generator of the thread that asks.
        Patience patience = new Patience(
                limits.patience(), () -> ThreadLocalRandom.current().nextLong());
        Refusals refusals = new Refusals(records.store(), records.events(), clock, patience.call());
        this.tools = new Tools(
                ledger,
                records.keys(),
                new Pools(records.store(), clock),
                records.rates(),
                refusals,
                patience,
                adoption(records, clock),
                clock);
    }

    private static DriftAdoption adoption(Records records, Clock clock) {
        return new DriftAdoption(new AdoptionLedger(records.store(), records.audit(), records.events(), clock));
    }

    /**
     * Works on a resource until there is nothing to do for now.
     *
     * @param org whose
     * @param id the resource
     * @param lease tells whether it is still this process's
     * @return when to come back; empty when it is deleted
     */
    public Optional<Instant> run(OrgId org, ResourceId id, Lease lease) {
        Optional<Work> claimed = tools.ledger().claim(org, id);
        return claimed.map(work -> run(work, lease)).filter(next -> next.isBefore(Instant.MAX));
    }

    private Instant run(Work claimed, Lease lease) {
        Optional<Offered> offered =
                providers.find(claimed.stored().specification().offering());
        if (offered.isEmpty()) {
            return tools.clock().instant().plus(UNREGISTERED);
        }
        Pass pass = new Pass(tools, offered.get(), new Pass.Terms(installation, limits, lease));
        Turn turn = new Turn.GoOn(claimed);
        for (int step = 0; step < MOST_STEPS && turn instanceof Turn.GoOn goOn; step++) {
            turn = pass.step(goOn.work());
        }
        return turn instanceof Turn.Rest rest ? rest.until() : tools.clock().instant();
    }
}
