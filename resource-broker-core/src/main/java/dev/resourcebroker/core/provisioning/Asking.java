package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provider.CallRates;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Calls vendors on the thread of whoever asks, no faster than a credential may be used; workers use the same rates.
 * Thread-safe.
 *
 * @param rates holds back calls
 * @param within how long one may take
 */
record Asking(CallRates rates, Duration within) {
    /** Waits for a turn, and calls. Refuses what is denied. */
    <T> T turn(String credential, Function<CallGuard, T> call, Predicate<T> isDenied) {
        await(credential);
        boolean denied = false;
        T answer;
        try {
            answer = call.apply(new CallGuard(within, () -> true));
            denied = isDenied.test(answer);
        } finally {
            rates.end(credential, !denied);
        }
        if (denied) {
            throw new PermanentBrokerException(
                    ErrorCode.CREDENTIAL_REFUSED, "the vendor denied access to the credential '" + credential + "'");
        }
        return answer;
    }

    private void await(String credential) {
        Optional<Duration> wait = rates.begin(credential);
        while (wait.isPresent()) {
            if (wait.get().compareTo(within) > 0) {
                throw later(credential, wait.get());
            }
            LockSupport.parkNanos(wait.get().toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new TransientBrokerException(
                        ErrorCode.EXPIRED, "interrupted while waiting for a turn to call the vendor", null);
            }
            wait = rates.begin(credential);
        }
    }

    private static TransientBrokerException later(String credential, Duration wait) {
        return new TransientBrokerException(
                ErrorCode.RATE_LIMITED,
                "the credential '" + credential + "' rests for " + (wait.toSeconds() + 1) + " seconds",
                null);
    }
}
