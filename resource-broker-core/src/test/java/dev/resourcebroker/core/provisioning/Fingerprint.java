package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Look;
import dev.resourcebroker.provider.Outcome;
import java.time.Instant;

/** Tells states of the model apart. */
final class Fingerprint {
    private final World world;
    private final Digest digest;

    private Fingerprint(World world) {
        this.world = world;
        digest = new Digest(world.now);
    }

    static long of(World world) {
        return new Fingerprint(world).value();
    }

    private long value() {
        row(world.stored);
        if (world.backup != null) {
            row(world.backup);
        }
        worker(world.worker);
        if (world.zombie != null) {
            worker(world.zombie.worker());
            digest.add(world.zombie.wakes()).add(world.zombie.boundaries());
        }
        vendor();
        world.running.forEach((target, key) -> digest.add(target).add(key));
        digest.add(world.carriers.hashCode()).add(world.carriersBackup.hashCode());
        digest.add(world.resolved)
                .add(world.nextRun)
                .add(world.told)
                .add(world.deletionSent)
                .add(world.untold)
                .add(world.doubted)
                .add(world.barred)
                .add(world.tampered)
                .add(world.binned)
                .add(world.vendor.snapshots().hashCode())
                .add(world.vendor.isSaved());
        return digest.value();
    }

    private void row(Row row) {
        wish(row.wish());
        progress(row.progress());
        digest.add(row.versions().hashCode()).add(row.carried().hashCode());
    }

    private void wish(Wish wish) {
        digest.add(wish.version())
                .add(wish.present())
                .add(wish.deleteFrom())
                .add(wish.removal())
                .add(wish.generation())
                .add(wish.leastCredential())
                .add(wish.restores())
                .add(wish.incarnation())
                .add(wish.epoch())
                .add(wish.reinjected());
    }

    private void progress(Progress progress) {
        long age = world.stored.progress().fence() - progress.fence();
        digest.add(progress.phase())
                .add(Math.max(-2, Math.min(2, age)))
                .add(progress.place().incarnation())
                .add(progress.place().id())
                .add(progress.place().account())
                .add(progress.place().snapshot())
                .add(progress.counts().effects())
                .add(progress.counts().credentials())
                .add(progress.counts().restored())
                .add(progress.counts().refused())
                .add(progress.counts().snapshotted())
                .add(progress.counts().witnessed())
                .add(progress.times().quietUntil())
                .add(progress.times().notBefore())
                .add(progress.standing().state())
                .add(progress.standing().epoch())
                .add(progress.haltedAt());
        OpenEffect open = progress.open();
        if (open != null) {
            digest.add(open.effect().kind())
                    .add(open.effect().target())
                    .add(open.effect().version())
                    .add(open.number())
                    .add(open.inDoubt())
                    .add(open.deadline());
        }
    }

    private void worker(Worker worker) {
        if (worker == null) {
            digest.add(0);
            return;
        }
        row(worker.row());
        digest.add(worker.stage()).add(worker.account());
        observation(worker);
        Outcome<String> outcome = worker.outcome();
        digest.add(outcome == null ? 0 : outcome.hashCode());
    }

    private void observation(Worker worker) {
        Observation seen = worker.observation();
        if (seen != null) {
            boolean quiet =
                    !seen.began().isBefore(worker.row().progress().times().quietUntil());
            digest.add(quiet);
            digest.add(seen.look() instanceof Look.Seen look ? look(look) : 0);
        }
    }

    private static long look(Look.Seen look) {
        Digest seen = new Digest(Instant.EPOCH);
        look.resources()
                .forEach(thing -> seen.add(thing.id())
                        .add(thing.tag() == null)
                        .add(thing.condition())
                        .add(thing.asWished())
                        .add(thing.stamp()));
        look.credentials().forEach(key -> seen.add(key.id()).add(key.usable()));
        return seen.add(look.account()).value();
    }

    private void vendor() {
        world.vendor.things().forEach(thing -> {
            thing(thing);
            if (world.now.isBefore(thing.shownFrom())) {
                digest.add(thing.shownFrom());
                if (thing.before() != null) {
                    thing(thing.before());
                }
            }
        });
        world.vendor
                .keys()
                .forEach(key -> digest.add(key.id())
                        .add(key.version())
                        .add(key.thing())
                        .add(key.alive())
                        .add(key.usableAt())
                        .add(key.shownFrom())
                        .add(key.shownBefore() && world.now.isBefore(key.shownFrom())));
        world.pending.forEach(request -> digest.add(request.effect().kind())
                .add(request.effect().target())
                .add(request.effect().version())
                .add(request.number())
                .add(request.generation())
                .add(request.account())
                .add(request.landsAt())
                .add(request.shownFrom()));
    }

    private void thing(Thing thing) {
        digest.add(thing.id())
                .add(thing.name())
                .add(thing.tag() == null)
                .add(thing.account())
                .add(thing.condition())
                .add(thing.generation())
                .add(thing.stamp())
                .add(thing.restored())
                .add(thing.readyAt());
    }
}
