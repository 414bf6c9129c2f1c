package dev.resourcebroker.tck;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Guard;
import java.time.Duration;

/**
 * A guard that tests steer.
 *
 * @param left how long a call may take
 * @param checking what happens when it is asked
 */
record TestGuard(Duration left, Runnable checking) implements Guard {
    private static final Duration LONG = Duration.ofSeconds(30);

    static TestGuard open() {
        return asking(() -> {});
    }

    static TestGuard asking(Runnable checking) {
        return new TestGuard(LONG, checking);
    }

    static TransientBrokerException expired() {
        return new TransientBrokerException(ErrorCode.EXPIRED, "the call's time is up", null);
    }

    @Override
    public void check() {
        checking.run();
    }
}
