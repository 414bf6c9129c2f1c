package dev.resourcebroker.core.keys;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Counts calls, so that no second sees more of them than it may. A call counts from before it begins until a second after
 * it has ended: wherever in between it reached its service, no second there saw more. Used under a lock.
 */
final class RateWindow {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int most;
    private final Deque<Long> ended = new ArrayDeque<>();
    private int running;

    RateWindow(int perSecond) {
        this.most = perSecond;
    }

    /** Begins a call if there is room. */
    boolean begin(long now) {
        while (!ended.isEmpty() && now - ended.getFirst() >= SECOND) {
            ended.removeFirst();
        }
        if (running + ended.size() >= most) {
            return false;
        }
        running++;
        return true;
    }

    void end(long now) {
        running--;
        ended.addLast(now);
    }

    /** How long it takes until there may be room, when no call ends before. */
    long nanosUntilRoom(long now) {
        return ended.isEmpty() ? Long.MAX_VALUE : SECOND - (now - ended.getFirst());
    }
}
