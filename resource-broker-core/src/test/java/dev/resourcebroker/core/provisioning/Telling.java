package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.provider.Sighting.Condition;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.Phase;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lets the next event of a story happen. */
final class Telling {
    private static final Set<Event> DELETIONS =
            Set.of(Event.DELETE, Event.DELETE_RETAINING, Event.DELETE_AFTER_SNAPSHOT);
    /** A row that nobody tended for long counts as an older one, so that time passes only when all is quiet. */
    private static final Set<Event> LATE = Set.of(Event.REINJECTED, Event.AGE, Event.TAMPER, Event.BIN);

    private static final String TARGET = "host-1";

    private Telling() {}

    static boolean isPossibleEarly(World world) {
        Event event = world.next();
        return event != null && !LATE.contains(event) && isPossible(world, event);
    }

    private static boolean isPossible(World world, Event event) {
        Wish wish = world.stored.wish();
        Progress progress = world.stored.progress();
        return switch (event) {
            case UPDATE, ROTATE, BRING_BACK -> wish.present();
            case DELETE, DELETE_RETAINING, DELETE_AFTER_SNAPSHOT -> progress.phase() != Phase.DELETED;
            case TAKE_BACK -> !wish.present() && progress.phase() != Phase.DELETED;
            case INJECT ->
                wish.present()
                        && progress.phase() != Phase.DELETED
                        && world.stored.current() > 0
                        && progress.standing().is(Standing.State.SOUND)
                        && progress.standing().epoch() == wish.epoch();
            case RESTORE, RESTORE_AT_ONCE -> world.worker == null;
            case BACK_UP -> world.vendor.kind.traits.tagging() != Tagging.NONE || isProvable(progress);
            // With every key in doubt and no room for one more, the operator revokes one by hand.
            case REINJECTED -> world.stored.current() > 0;
            case LOSE, TAMPER, BIN -> world.vendor.hasOurs();
            case ANEW, RESOLVE, END, AGE, GO_ON -> true;
        };
    }

    /** Without tags nothing but the record proves that a resource is ours. */
    private static boolean isProvable(Progress progress) {
        OpenEffect open = progress.open();
        return progress.place().id() != null || (open != null && open.is(EffectKind.CREATE));
    }

    static void tell(World world, Choices choices) {
        Event event = world.next();
        world.told++;
        if (!isPossible(world, event)) {
            return;
        }
        world.note("-- " + event);
        switch (event) {
            case RESOLVE -> world.resolved = world.stored.current();
            case INJECT -> inject(world, choices);
            case END -> end(world);
            case LOSE -> lose(world);
            case TAMPER -> tamper(world);
            case BIN -> bin(world);
            case BACK_UP -> backUp(world);
            case AGE -> world.advanceTo(world.now.plusSeconds(600));
            case RESTORE -> restore(world, 100);
            case RESTORE_AT_ONCE -> {
                restore(world, 1);
                world.wish(changed(Event.GO_ON, world));
            }
            case DELETE_AFTER_SNAPSHOT, TAKE_BACK -> {
                world.vendor.write();
                world.wish(changed(event, world));
            }
            default -> world.wish(changed(event, world));
        }
    }

    /** A caller tries a refused wish again. */
    static void retry(World world) {
        Wish old = world.stored.wish();
        world.note("-- RETRY");
        world.wish(new Wish(
                old.version() + 1,
                old.present(),
                old.deleteFrom(),
                old.removal(),
                old.generation(),
                old.leastCredential(),
                old.restores(),
                old.incarnation(),
                old.epoch(),
                old.reinjected()));
    }

    private static Wish changed(Event event, World world) {
        Wish old = world.stored.wish();
        DeletionPolicy removal = removal(event, old);
        boolean deleted = DELETIONS.contains(event);
        boolean present = !deleted && (event == Event.TAKE_BACK || old.present());
        Instant from = deleted ? world.now.plusSeconds(2) : old.deleteFrom();
        long generation = old.generation() + (event == Event.UPDATE ? 1 : 0);
        long last = world.stored.progress().counts().credentials();
        long least = event == Event.ROTATE ? last + 1 : old.leastCredential();
        long epoch = old.epoch() + (event == Event.GO_ON ? 1 : 0);
        long reinjected = event == Event.REINJECTED ? epoch : old.reinjected();
        long incarnation = old.incarnation() + (event == Event.ANEW ? 1 : 0);
        long restores = old.restores() + (event == Event.BRING_BACK ? 1 : 0);
        return new Wish(
                old.version() + 1, present, from, removal, generation, least, restores, incarnation, epoch, reinjected);
    }

    private static DeletionPolicy removal(Event event, Wish old) {
        return switch (event) {
            case DELETE -> DeletionPolicy.DELETE;
            case DELETE_RETAINING -> DeletionPolicy.RETAIN;
            case DELETE_AFTER_SNAPSHOT -> DeletionPolicy.SNAPSHOT_THEN_DELETE;
            default -> old.removal();
        };
    }

    private static void inject(World world, Choices choices) {
        long version = resolved(world);
        Set<Long> both = new TreeSet<>(Set.of(version));
        if (world.hold(Rule.INJECT_BOTH)) {
            both.addAll(world.carriers.getOrDefault(TARGET, Set.of()));
        }
        world.carry(TARGET, both);
        // An operator who says that everything was injected again has seen it delivered.
        boolean watched = world.stored.wish().epoch() > world.stored.wish().reinjected();
        int killed = choices.pick(watched ? 1 : 3);
        if (killed == 1) {
            world.note("injection killed before delivery");
            return;
        }
        deliver(world, version);
        if (killed == 2) {
            world.note("injection killed after delivery");
            return;
        }
        world.carry(TARGET, Set.of(version));
        world.nextRun = world.now;
    }

    /** The version found earlier, if it can still be injected: that is looked at in the transaction. */
    private static long resolved(World world) {
        boolean active = world.stored.versions().stream()
                .anyMatch(version -> version.number() == world.resolved && version.is(State.ACTIVE));
        long version = active ? world.resolved : world.stored.current();
        world.resolved = 0;
        return version;
    }

    private static void deliver(World world, long version) {
        String key = world.stored.versions().stream()
                .filter(other -> other.number() == version && other.is(State.ACTIVE))
                .map(CredentialVersion::id)
                .findFirst()
                .orElseThrow();
        Law.check(world.vendor.isUsable(key, world.now), "a workload is given a credential that the vendor refuses");
        world.running.put(TARGET, key);
    }

    private static void end(World world) {
        world.running.remove(TARGET);
        world.carriers.remove(TARGET);
        world.recount();
        world.nextRun = world.now;
    }

    private static void lose(World world) {
        world.vendor.lose(world.now);
        world.untold = true;
    }

    private static void tamper(World world) {
        world.vendor.tamper(thing -> thing.updated(thing.tag(), -1, thing.stamp()));
        world.tampered = world.stored.wish().generation();
        world.untold = true;
    }

    private static void bin(World world) {
        world.vendor.tamper(thing -> thing.condition(Condition.BINNED));
        world.binned = world.stored.wish().version();
        world.untold = true;
    }

    private static void backUp(World world) {
        world.backup = world.stored;
        world.carriersBackup = new TreeMap<>(world.carriers);
    }

    private static void restore(World world, int seconds) {
        world.advanceTo(world.now.plusSeconds(seconds));
        world.stored = world.backup;
        world.barred = 0;
        world.carriers = new TreeMap<>(world.carriersBackup);
        world.recount();
        world.nextRun = world.now;
    }
}
