package dev.resourcebroker.core.provisioning;

import java.time.Instant;

/**
 * A paused worker.
 *
 * @param worker the worker
 * @param wakes when it goes on
 * @param boundaries how many boundaries of the other worker are left until then
 */
record Zombie(Worker worker, Wakes wakes, int boundaries) {
    /** When a paused worker goes on. */
    enum Wakes {
        /** Amid the other worker's doings. */
        AMID,
        /** As late as its call may still leave. */
        LATE,
        /** When all is done. */
        LAST
    }

    /** The ways to pause. */
    static final int WAYS = 5;

    static Zombie of(Worker worker, int way) {
        return switch (way) {
            case 0, 1, 2 -> new Zombie(worker, Wakes.AMID, way + 1);
            case 3 -> new Zombie(worker, Wakes.LATE, 0);
            default -> new Zombie(worker, Wakes.LAST, 0);
        };
    }

    Zombie passed() {
        return wakes == Wakes.AMID ? new Zombie(worker, wakes, boundaries - 1) : this;
    }

    boolean isDue() {
        return wakes == Wakes.AMID && boundaries <= 0;
    }

    /** The last moment at which its call leaves. */
    Instant lastMoment(Instant now) {
        OpenEffect open = worker.row().progress().open();
        return worker.is(Worker.Stage.ARMED) && open != null ? open.deadline() : now.plusSeconds(2);
    }
}
