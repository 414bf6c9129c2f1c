package dev.resourcebroker.core;

import dev.resourcebroker.EmbeddedBroker;
import dev.resourcebroker.core.binding.Bindings;
import dev.resourcebroker.core.binding.Injections;
import dev.resourcebroker.core.binding.Resolver;
import dev.resourcebroker.core.job.JobRunner;
import dev.resourcebroker.core.keys.KeySettings;
import dev.resourcebroker.core.keys.OrgKeys;
import dev.resourcebroker.core.kind.Kinds;
import dev.resourcebroker.core.lifecycle.Housekeeping;
import dev.resourcebroker.core.lifecycle.Resources;
import dev.resourcebroker.core.lifecycle.Supply;
import dev.resourcebroker.core.lifecycle.Verifications;
import dev.resourcebroker.core.reachability.Verifier;
import dev.resourcebroker.core.store.MetaStore;
import dev.resourcebroker.spi.ConnectionStringReader;
import dev.resourcebroker.spi.Dialect;
import java.time.Clock;
import java.util.List;

/** Puts the rooms together. */
final class Startup {
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
        new InstallationCheck(store, clock).begin(settings.installation(), settings.keyEncryptionKey());
        OrgKeys keys = new OrgKeys(
                new KeySettings(settings.installation(), settings.keyEncryptionKey(), settings.keysetCache()),
                store.keysets(),
                clock);
        Verifier verifier = verifier(settings, opened);
        Supply.Admissions admissions = new Supply.Admissions(kinds, reader(settings.extensions()));
        Rooms rooms = rooms(new Engine(store, keys, admissions, verifier), new Supply.Origin(settings.ids(), clock));
        startJobs(settings, opened, store, new Housekeeping(store, clock));
        return new RunningBroker(new Gate(), rooms, List.copyOf(opened.closeables()));
    }

    private static ConnectionStringReader reader(Settings.Extensions extensions) {
        return ConnectionStringReaders.standard(extensions.dialects().toArray(Dialect[]::new));
    }

    private static void startJobs(
            Settings settings, MetaDatabase.Opened opened, MetaStore store, Housekeeping housekeeping) {
        if (settings.workers() > 0) {
            JobRunner.Place place = new JobRunner.Place(
                    opened.roles().operator(), settings.storage().schema(), store.isPostgresql(), settings.workers());
            opened.closeables().add(JobRunner.start(place, List.of(housekeeping.job()), settings.clock()));
        }
    }

    private static Verifier verifier(Settings settings, MetaDatabase.Opened opened) {
        Settings.Verifying verifying = settings.verifying();
        Verifier verifier = new Verifier(verifying.limits(), verifying.resolver(), settings.clock());
        opened.closeables().add(verifier);
        return verifier;
    }

    private static Rooms rooms(Engine engine, Supply.Origin origin) {
        MetaStore store = engine.store();
        OrgKeys keys = engine.keys();
        Resolver resolver = new Resolver(store, keys);
        return new Rooms(
                new Resources(store, origin.clock()),
                new Supply(store, keys, engine.admissions(), origin),
                new Bindings(store, origin.ids(), origin.clock()),
                resolver,
                new Injections(store, resolver, origin.ids(), origin.clock()),
                new Verifications(store, keys, engine.admissions(), engine.verifier()));
    }

    /** What the use cases work with. */
    private record Engine(MetaStore store, OrgKeys keys, Supply.Admissions admissions, Verifier verifier) {}

    /** The use cases that the handles call. */
    record Rooms(
            Resources resources,
            Supply supply,
            Bindings bindings,
            Resolver resolver,
            Injections injections,
            Verifications verifications) {}
}
