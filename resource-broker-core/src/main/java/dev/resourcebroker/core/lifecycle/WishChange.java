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

    WishChange(StoredWish before) {
        this.before = before;
        present = before.present();
        deleteFrom = before.deleteFrom();
        generation = before.generation();
        leastCredential = before.leastCredential();
        incarnation = before.incarnation();
        restores = before.restores();
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

    StoredWish done() {
        return new StoredWish(
                before.version() + 1,
                present,
                deleteFrom,
                generation,
                leastCredential,
                incarnation,
                before.epoch(),
                before.reinjected(),
                restores,
                before.deletion());
    }
}
