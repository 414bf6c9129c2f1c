package dev.resourcebroker.core;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.audit.AuditExport;
import dev.resourcebroker.core.audit.AuditKey;
import dev.resourcebroker.core.audit.AuditKeyLoader;
import dev.resourcebroker.core.audit.AuditQueries;
import dev.resourcebroker.core.audit.AuditTrail;
import dev.resourcebroker.core.audit.AuditVerification;
import dev.resourcebroker.core.binding.Bindings;
import dev.resourcebroker.core.binding.Injections;
import dev.resourcebroker.core.binding.Origin;
import dev.resourcebroker.core.binding.Resolver;
import dev.resourcebroker.core.binding.Retirement;
import dev.resourcebroker.core.cluster.Accounts;
import dev.resourcebroker.core.cluster.Decisions;
import dev.resourcebroker.core.cluster.Registrations;
import dev.resourcebroker.core.cluster.Reinjections;
import dev.resourcebroker.core.credential.BroughtCredentials;
import dev.resourcebroker.core.credential.Expiries;
import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.job.JobRunner;
import dev.resourcebroker.core.job.KeyedJob;
import dev.resourcebroker.core.job.Nudge;
import dev.resourcebroker.core.job.RecurringJob;
import dev.resourcebroker.core.keys.KeyLife;
import dev.resourcebroker.core.keys.KeySettings;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.kind.Kinds;
import dev.resourcebroker.core.lifecycle.Adopting;
import dev.resourcebroker.core.lifecycle.Creating;
import dev.resourcebroker.core.lifecycle.Housekeeping;
import dev.resourcebroker.core.lifecycle.Making;
import dev.resourcebroker.core.lifecycle.Managing;
import dev.resourcebroker.core.lifecycle.Previews;
import dev.resourcebroker.core.lifecycle.Quotas;
import dev.resourcebroker.core.lifecycle.Readiness;
import dev.resourcebroker.core.lifecycle.Resources;
import dev.resourcebroker.core.lifecycle.Retained;
import dev.resourcebroker.core.lifecycle.Supply;
import dev.resourcebroker.core.lifecycle.Verifications;
import dev.resourcebroker.core.provider.CallRates;
import dev.resourcebroker.core.provisioning.Adoption;
import dev.resourcebroker.core.provisioning.Cleaning;
import dev.resourcebroker.core.provisioning.HeldResources;
import dev.resourcebroker.core.provisioning.Pools;
import dev.resourcebroker.core.provisioning.ProvisioningLimits;
import dev.resourcebroker.core.provisioning.Reconciler;
import dev.resourcebroker.core.provisioning.Sweeping;
import dev.resourcebroker.core.reachability.Verifier;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.core.store.WakeRows;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provisioning.PoolState;
import dev.resourcebroker.resource.ResourceId;
import dev.resourcebroker.spi.BrokerListener;
import dev.resourcebroker.spi.ConnectionStringReader;
import dev.resourcebroker.spi.Dialect;
import dev.resourcebroker.spi.IdSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts the rooms together. */
final class Startup {
    private static final Duration EXPIRY_PAUSE = Duration.ofMinutes(10);

    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    private Startup() {}

    static EmbeddedBroker start(Settings settings) {
        Kinds kinds = new Kinds(settings.extensions().kinds());
        MetaDatabase.Opened opened = settings.metaDatabase().open();
        try {
            return start(settings, kinds, opened);
        } catch (RuntimeException | Error e) {
            Closing.closeAll(opened.closeables(), e);
            throw e;
        }
    }

    private static EmbeddedBroker start(Settings settings, Kinds kinds, MetaDatabase.Opened opened) {
        Clock clock = new MicrosecondClock(settings.clock());
        MetaStore store = MetaStore.open(
                opened.roles(), settings.storage().schema(), settings.storage().migrations());
        BoundaryCheck.pass(store, settings.storage().rowLevelSecurityRequired());
        new InstallationCheck(store, clock)
                .begin(settings.installation(), settings.keys().platform());
        Readiness readiness = new Readiness(store);
        Events events = events(settings, readiness);
        opened.closeables().addAll(List.of(events, readiness));
        OrgKeys keys = keys(settings, store, events, clock);
        opened.closeables().add(keys);
        Verifier verifier = verifier(settings, opened);
        Supply.Admissions admissions = new Supply.Admissions(kinds, reader(settings.extensions()));
        AuditKeyLoader auditKeys = new AuditKeyLoader(store, settings.keys().platform(), clock);
        AuditKey auditKey = auditKeys.load(settings.installation());
        AuditTrail audit = new AuditTrail(auditKey, settings.recording(), settings.ids(), clock);
        CallRates rates =
                new CallRates(settings.making().provisioning().limits().rates(), System::nanoTime);
        Engine engine = new Engine(
                settings.installation(), new Supply.Vault(store, keys), events, admissions, audit, verifier, rates);
        Nudge nudge = new Nudge();
        Optional<AuditExport> export = settings.extensions().auditSink().map(sink -> new AuditExport(store, sink));
        AuditLog log = new AuditLog(new AuditQueries(store), new AuditVerification(store, auditKey), export);
        KeyLife life = new KeyLife(keys, store, audit, auditKeys);
        Supply.Origin origin = new Supply.Origin(settings.ids(), clock);
        Provisioning provisioning = provisioning(settings.making(), engine, new Waking(nudge, readiness), origin);
        Rooms rooms = rooms(engine, provisioning, new Operating(log, life), settings.ids(), clock);
        JobRunner.Jobs jobs = new JobRunner.Jobs(
                recurring(new Housekeeping(store, audit, clock).jobs(export), new Expiries(store, events, clock)),
                List.of(work(settings, engine, clock)));
        startJobs(settings, opened, store, jobs).ifPresent(nudge::to);
        return new RunningBroker(settings.installation(), new Gate(), rooms, List.copyOf(opened.closeables()));
    }

    private static List<RecurringJob> recurring(List<RecurringJob> housekeeping, Expiries expiries) {
        List<RecurringJob> all = new ArrayList<>(housekeeping);
        all.add(new RecurringJob("credential-expiry", EXPIRY_PAUSE, expiries::tell));
        return all;
    }

    private static OrgKeys keys(Settings settings, MetaStore store, Events events, Clock clock) {
        Settings.Keys keys = settings.keys();
        KeySettings with = new KeySettings(
                settings.installation(), keys.platform(), keys.chooser(), keys.tombstones(), keys.limits());
        return new OrgKeys(with, store.keysets(), events, clock);
    }

    private static ConnectionStringReader reader(Settings.Extensions extensions) {
        return ConnectionStringReaders.standard(extensions.dialects().toArray(Dialect[]::new));
    }

    private static Events events(Settings settings, Readiness readiness) {
        List<BrokerListener> listeners = new ArrayList<>(settings.extensions().listeners());
        listeners.add(readiness);
        return new Events(listeners);
    }

    private static Optional<JobRunner> startJobs(
            Settings settings, MetaDatabase.Opened opened, MetaStore store, JobRunner.Jobs jobs) {
        Settings.Work work = settings.work();
        if (work.workers() == 0) {
            return Optional.empty();
        }
        JobRunner.Place place = new JobRunner.Place(
                opened.roles().operator(), settings.storage().schema(), store.isPostgresql());
        JobRunner.Pace pace = new JobRunner.Pace(work.workers(), work.poll(), work.takeOver(), SHUTDOWN);
        JobRunner runner = JobRunner.start(place, pace, jobs, settings.clock());
        opened.closeables().add(runner);
        return Optional.of(runner);
    }

    private static KeyedJob work(Settings settings, Engine engine, Clock clock) {
        Reconciler reconciler = new Reconciler(
                settings.installation(),
                settings.making().providers(),
                settings.making().provisioning().limits(),
                new Reconciler.Records(
                        engine.vault().store(), engine.vault().keys(), engine.audit(), engine.events(), engine.rates()),
                clock);
        return new KeyedJob(WakeRows.TASK, WakeRows.WAKING, (key, lease) -> {
            int slash = key.lastIndexOf('/');
            return reconciler.run(OrgId.of(key.substring(0, slash)), ResourceId.parse(key.substring(slash + 1)), lease);
        });
    }

    private static Provisioning provisioning(
            Settings.Making settings, Engine engine, Waking waking, Supply.Origin origin) {
        MetaStore store = engine.vault().store();
        AuditTrail audit = engine.audit();
        Making.Offers offers = new Making.Offers(settings.providers(), new Quotas(settings.quotas()), waking.nudge());
        Managing.Deletions deletions =
                new Managing.Deletions(settings.provisioning().grace(), origin.clock());
        Supply supply = new Supply(engine.vault(), engine.admissions(), audit, origin);
        Making making = new Making(store, offers, audit, origin);
        Creating creating = new Creating(engine.admissions(), supply, making);
        Managing managing = new Managing(store, offers, audit, deletions);
        return new Provisioning(
                supply,
                creating,
                managing,
                new Previews(store, creating, managing, settings.providers()),
                new HeldResources(store),
                new Retained(engine.vault(), audit),
                credentials(settings, engine, waking, origin),
                orphans(settings, engine, making, origin.clock()),
                offering -> new Pools(store, origin.clock())
                        .state(settings.providers().get(offering)),
                waking.readiness());
    }

    private static Orphans orphans(Settings.Making settings, Engine engine, Making making, Clock clock) {
        Sweeping.Setting setting = new Sweeping.Setting(
                engine.installation(),
                settings.providers(),
                engine.vault().store(),
                engine.vault().keys(),
                clock);
        Duration within = settings.provisioning().call();
        Cleaning.Records records = new Cleaning.Records(engine.vault().keys(), engine.audit());
        Adoption adoption = new Adoption(setting, engine.rates(), within);
        return new Orphans(
                new Sweeping(setting, engine.rates(), within),
                new Cleaning(setting, records, engine.rates(), within),
                new Adopting(making, adoption::progress));
    }

    private static BroughtCredentials credentials(
            Settings.Making settings, Engine engine, Waking waking, Supply.Origin origin) {
        ProvisioningLimits limits = settings.provisioning().limits();
        return new BroughtCredentials(
                new BroughtCredentials.Vault(
                        engine.vault().store(), engine.vault().keys()),
                new BroughtCredentials.Asking(
                        settings.providers(), new CallRates(limits.rates(), System::nanoTime), limits.call()),
                engine.audit(),
                new BroughtCredentials.Making(origin.ids(), origin.clock(), waking.nudge()));
    }

    private static Verifier verifier(Settings settings, MetaDatabase.Opened opened) {
        Settings.Verifying verifying = settings.verifying();
        Verifier verifier = new Verifier(verifying.limits(), verifying.resolver(), settings.clock());
        opened.closeables().add(verifier);
        return verifier;
    }

    private static Rooms rooms(
            Engine engine, Provisioning provisioning, Operating operating, IdSource ids, Clock clock) {
        MetaStore store = engine.vault().store();
        AuditTrail audit = engine.audit();
        Resolver resolver =
                new Resolver(store, engine.vault().keys(), audit, new Resolver.Telling(engine.events(), clock));
        Origin origin = new Origin(ids, clock);
        Injections injections = new Injections(store, audit, resolver, origin);
        return new Rooms(
                new Resources(store, audit, provisioning.managing(), clock),
                provisioning.creating(),
                provisioning.supply(),
                provisioning,
                new Bindings(store, audit, origin),
                resolver,
                injections,
                new Retirement(store, audit, clock),
                clusters(engine, injections, origin),
                new Verifications(engine.vault(), engine.admissions(), audit, engine.verifier()),
                operating.log(),
                engine.vault().keys(),
                operating.keyLife());
    }

    private static Clusters clusters(Engine engine, Injections injections, Origin origin) {
        MetaStore store = engine.vault().store();
        AuditTrail audit = engine.audit();
        return new Clusters(
                new Registrations(store, engine.vault().keys(), audit, origin),
                new Accounts(store, audit, origin),
                new Decisions(store),
                new Reinjections(store, injections, audit));
    }

    /** What the use cases work with. */
    private record Engine(
            String installation,
            Supply.Vault vault,
            Events events,
            Supply.Admissions admissions,
            AuditTrail audit,
            Verifier verifier,
            CallRates rates) {}

    /** Who is told that there is work, and that work was done. */
    private record Waking(Nudge nudge, Readiness readiness) {}

    /** The use cases of making resources. */
    record Provisioning(
            Supply supply,
            Creating creating,
            Managing managing,
            Previews previews,
            HeldResources held,
            Retained retained,
            BroughtCredentials credentials,
            Orphans orphans,
            Function<OfferingId, PoolState> pools,
            Readiness readiness) {}

    /** The use cases of clusters. */
    record Clusters(Registrations registrations, Accounts accounts, Decisions decisions, Reinjections reinjections) {}

    /** What is at vendors and not on record, or the other way round. */
    record Orphans(Sweeping sweeping, Cleaning cleaning, Adopting adopting) {}

    /** What is the operator's. */
    private record Operating(AuditLog log, KeyLife keyLife) {}

    /** What can be asked of the audit log. */
    record AuditLog(AuditQueries queries, AuditVerification verification, Optional<AuditExport> export) {}

    /** The use cases that the handles call. */
    record Rooms(
            Resources resources,
            Creating creating,
            Supply supply,
            Provisioning provisioning,
            Bindings bindings,
            Resolver resolver,
            Injections injections,
            Retirement retirement,
            Clusters clusters,
            Verifications verifications,
            AuditLog auditLog,
            OrgKeys keys,
            KeyLife keyLife) {}
}
