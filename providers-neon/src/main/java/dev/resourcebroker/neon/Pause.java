package dev.resourcebroker.neon;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits between two looks at something that runs at the vendor. */
@FunctionalInterface
interface Pause {
    /** Waits, or until the thread is interrupted. */
    Pause REAL = time -> LockSupport.parkNanos(time.toNanos());

    void hold(Duration time);
}
