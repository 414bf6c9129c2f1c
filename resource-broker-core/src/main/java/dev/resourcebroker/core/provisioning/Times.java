package dev.resourcebroker.core.provisioning;

import java.time.Instant;

/**
 * When what becomes possible.
 *
 * @param quietUntil from when absence is proven by a look: every call has left and shows by then
 * @param notBefore before when nothing more is sent, since the vendor refused or didn't answer
 * @param readyBy when a new resource should be usable
 */
record Times(Instant quietUntil, Instant notBefore, Instant readyBy) {
    Times quietUntil(Instant until) {
        return new Times(until.isAfter(quietUntil) ? until : quietUntil, notBefore, readyBy);
    }

    Times notBefore(Instant from) {
        return new Times(quietUntil, from, readyBy);
    }

    Times readyBy(Instant by) {
        return new Times(quietUntil, notBefore, by);
    }
}
