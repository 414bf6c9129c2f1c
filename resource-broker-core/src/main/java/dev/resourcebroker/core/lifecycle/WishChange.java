package dev.resourcebroker.core.lifecycle;

import dev.resourcebroker.core.store.StoredWish;
import java.time.Instant;

/** Makes a wish of the one before: of the next version, and the same but for what is said. Not thread-safe. */
final class WishChange {
    private final StoredWish before;
    private boolean present;
    private Instant deleteFrom;
    private long generation;
    private long leastCredential;
    private long incarnation;
    private long restores;
    private long epoch;
    private long reinjected;
    private StoredWish.CutOff cutOff;

    WishChange(StoredWish before) {
        this.before = before;
        present = before.present();
        deleteFrom = before.deleteFrom();
        generation = before.generation();
        leastCredential = before.leastCredential();
        incarnation = before.incarnation();
        restores = before.restores();
        epoch = before.epoch();
        reinjected = before.reinjected();
        cutOff = before.cutOff();
    }

    WishChange present() {
        present = true;
        return this;
    }

    WishChange deletedFrom(Instant from) {
        present = false;
        deleteFrom = from;
        return this;
    }

    WishChange generation(long number) {
        generation = number;
        return this;
    }

    WishChange leastCredential(long number) {
        leastCredential = number;
        return this;
    }

    WishChange incarnation(long number) {
        incarnation = number;
        return this;
    }

    WishChange restores(long number) {
        restores = number;
        return this;
    }

    WishChange epoch(long number) {
        epoch = number;
        return this;
    }

    WishChange reinjected(long number) {
        reinjected = number;
        return this;
    }

    /** Revokes versions below one from a time on. */
    WishChange cutOff(long below, Instant at) {
        cutOff = new StoredWish.CutOff(below, at);
        return this;
    }

    StoredWish done() {
        return new StoredWish(
                before.version() + 1,
                present,
                deleteFrom,
                generation,
                leastCredential,
                incarnation,
                epoch,
                reinjected,
                restores,
                before.deletion(),
                cutOff);
    }
}
