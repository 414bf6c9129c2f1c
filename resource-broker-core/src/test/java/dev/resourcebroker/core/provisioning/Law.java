package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provisioning.CredentialVersion.State;
import dev.resourcebroker.provider.Traits.Tagging;
import dev.resourcebroker.provisioning.DriftPolicy;
import dev.resourcebroker.resource.DeletionPolicy;
import dev.resourcebroker.resource.Phase;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold in every state of the model, and when all is quiet. */
final class Law {
    static final String NO_LOOK = "a row that isn't deleted is never looked at again";

    private Law() {}

    static void check(boolean holds, String law) {
        if (!holds) {
            throw new LawBroken(law);
        }
    }

    static void always(World world) {
        int strangers = 0;
        int alive = 0;
        for (Thing thing : world.vendor.things()) {
            alive += thing.isAlive() ? 1 : 0;
            strangers += thing.isAlive() && thing.isStranger() ? 1 : 0;
        }
        check(alive - strangers <= 1 || world.doubted, "there are two resources");
        check(strangers == (world.vendor.kind.doubles() ? 2 : 0), "a stranger's resource is gone");
        workloads(world);
    }

    private static void workloads(World world) {
        boolean sideBySide = world.setup.traits().credentials().perVersion();
        Wish wish = world.stored.wish();
        boolean kept = wish.present() || wish.removal() == DeletionPolicy.RETAIN;
        boolean wished = kept && !world.deletionSent;
        for (String key : world.running.values()) {
            boolean alive =
                    world.vendor.keys().stream().anyMatch(other -> other.id().equals(key) && other.alive());
            check(alive || !sideBySide || !wished, "a workload is cut off");
        }
    }

    /** What must hold when an effect is armed. What was on its way already can't be called back. */
    static void armed(World world, OpenEffect open) {
        Wish wish = world.stored.wish();
        if (open.is(EffectKind.RESTORE)) {
            check(open.effect().version() > world.barred, "a restore that was refused for good is tried again");
        }
        if (world.story.policy() == DriftPolicy.LEAVE) {
            boolean changed = open.is(EffectKind.UPDATE) && world.tampered == wish.generation();
            boolean removed = open.is(EffectKind.UNDELETE) && world.binned == wish.version();
            check(!changed && !removed, "what is to be left is put right");
        }
        boolean removes = open.is(EffectKind.DELETE) || (open.is(EffectKind.REVOKE) && open.tries() == 1);
        if (removes && !wish.present()) {
            removed(world, wish);
        }
    }

    /** What must hold when a worker saves. Work ends when a refusal is believed. */
    static void saved(World world, Row saved) {
        OpenEffect open = world.stored.progress().open();
        boolean fails = saved.progress().phase() == Phase.FAILED && open != null && open.is(EffectKind.ISSUE);
        // What is replaced in place isn't listed.
        if (fails && world.setup.traits().credentials().perVersion()) {
            boolean done = world.vendor.keys().stream()
                    .anyMatch(
                            key -> key.alive() && key.version() == open.effect().version());
            check(!done, "a refusal is believed of what was done");
        }
    }

    private static void removed(World world, Wish wish) {
        check(wish.removal() != DeletionPolicy.RETAIN, "what is to be retained is revoked or deleted");
        check(!world.now.isBefore(wish.deleteFrom()), "something is deleted before its time");
        boolean saved = wish.removal() == DeletionPolicy.DELETE || world.vendor.isSaved() || !world.vendor.hasOurs();
        check(saved, "what no snapshot holds is revoked or deleted");
    }

    /** A restore that is over without being done is shown until the next wish. */
    static void halted(Progress progress) {
        Counts counts = progress.counts();
        boolean shown = progress.phase() == Phase.FAILED || progress.phase() == Phase.QUARANTINED;
        check(shown || counts.refused() <= counts.restored(), "a restore was refused, and nobody is told");
    }

    static void atRest(World world) {
        Row row = world.stored;
        boolean amidRestore = world.wasRestored()
                && row.wish().reinjected() < Math.max(1, row.wish().epoch());
        if (amidRestore) {
            return;
        }
        check(row.progress().open() == null, "an effect is open for ever");
        if (isLost(world)) {
            return;
        }
        if (row.progress().phase() == Phase.DELETED) {
            deleted(world);
        } else {
            check(row.wish().present(), "a resource is kept although it was to be deleted");
            ready(world);
        }
    }

    private static boolean isLost(World world) {
        return world.next() == Event.ANEW
                && world.stored.progress().phase() == Phase.QUARANTINED
                && ours(world).isEmpty();
    }

    private static void deleted(World world) {
        boolean tooLate = world.stored.wish().present();
        check(!tooLate || world.deletionSent, "a resource is given up although it is wished for");
        if (!tooLate && world.stored.wish().removal() == DeletionPolicy.RETAIN) {
            retained(world);
            return;
        }
        check(ours(world).isEmpty(), "a deleted resource is alive");
        Progress progress = world.stored.progress();
        boolean recorded = progress.counts().snapshotted() == 0
                || world.vendor
                        .snapshots()
                        .contains(String.valueOf(progress.place().snapshot()));
        check(recorded, "a snapshot isn't on record");
        check(keys(world).isEmpty(), "a deleted resource has credentials");
    }

    private static void retained(World world) {
        boolean kept = !ours(world).isEmpty() || world.stored.progress().place().id() == null;
        check(kept || world.deletionSent, "what is to be retained is gone");
        Set<String> recorded = recorded(world);
        check(world.deletionSent || keys(world).equals(recorded), "the credentials that were to be retained aren't");
    }

    private static void ready(World world) {
        Row row = world.stored;
        Phase phase = row.progress().phase();
        List<Thing> ours = ours(world);
        check(!ours.isEmpty(), "a resource is missing");
        check(ours.size() == 1, "there are two resources");
        Thing thing = ours.get(0);
        check(thing.id().equals(row.progress().place().id()), "another resource is on record");
        check(thing.generation() == row.wish().generation() || isLeft(world), "a resource isn't as it is wished");
        boolean tagged = world.vendor.kind.traits.tagging() == Tagging.NONE
                || World.tag(row).equals(thing.tag());
        check(tagged, "a resource lacks our tag");
        credentials(world);
        restored(world, thing);
        Phase usable = isLeft(world) ? Phase.DRIFTED : Phase.READY;
        check(phase == usable || phase == Phase.ROTATING, "a resource is stuck in " + phase);
        boolean served = row.current() >= row.wish().leastCredential();
        check(served || isAtLimit(world), "a rotation is stuck");
        check(phase == usable || !served, "a resource is stuck in " + phase);
    }

    private static boolean isLeft(World world) {
        Wish wish = world.stored.wish();
        return world.story.policy() == DriftPolicy.LEAVE && world.tampered == wish.generation();
    }

    private static void restored(World world, Thing thing) {
        Counts counts = world.stored.progress().counts();
        long wished = world.stored.wish().restores();
        check(counts.isOver(wished), "a restore is wished for, and isn't done");
        boolean told = thing.restored() == counts.restored() || counts.refused() > 0 || world.wasRestored();
        check(told, "a restore is on record that wasn't done");
    }

    private static void credentials(World world) {
        check(keys(world).equals(recorded(world)), "the credentials at the vendor aren't those on record");
        for (CredentialVersion version : world.stored.versions()) {
            check(!version.isOpen() || version.is(State.ACTIVE), "a credential stays " + version.state());
            boolean kept = version.number() == world.stored.current()
                    || world.stored.carried().contains(version.number());
            check(!version.isOpen() || kept, "a credential is kept that nobody needs");
        }
    }

    private static Set<String> recorded(World world) {
        return world.stored.versions().stream()
                .filter(CredentialVersion::isOpen)
                .map(CredentialVersion::id)
                .collect(Collectors.toSet());
    }

    private static boolean isAtLimit(World world) {
        return keys(world).size() >= world.setup.traits().credentials().limit();
    }

    private static List<Thing> ours(World world) {
        return world.vendor.things().stream()
                .filter(Thing::isAlive)
                .filter(thing -> !thing.isStranger())
                .toList();
    }

    private static Set<String> keys(World world) {
        return world.vendor.keys().stream().filter(Key::alive).map(Key::id).collect(Collectors.toSet());
    }
}
