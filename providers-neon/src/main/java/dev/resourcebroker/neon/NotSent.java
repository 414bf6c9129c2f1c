package dev.resourcebroker.neon;

import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Outcome.NotDone;
import java.time.Duration;
import java.util.function.Supplier;

/** Ends an effect before it sent anything that changes something that counts. */
final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean permanent;
    private final Duration retryAfter;

    private NotSent(NotDone<?> why) {
        super(why.code());
        code = why.code();
        permanent = why.permanent();
        retryAfter = why.retryAfter();
    }

    static NotSent permanently(String code) {
        return new NotSent(new NotDone<>(code, true, Duration.ZERO));
    }

    static NotSent forNow(String code) {
        return new NotSent(new NotDone<>(code, false, Duration.ZERO));
    }

    /** What an answer to a question says about an effect that hasn't begun. */
    static NotSent because(Reply reply) {
        Outcome<Object> refusal = reply.refusal();
        return refusal instanceof NotDone<Object> why ? new NotSent(why) : forNow("VENDOR_UNAVAILABLE");
    }

    /** Runs an effect; what ended it before it began is certainly not done. */
    static <T> Outcome<T> orElse(Supplier<Outcome<T>> effect) {
        try {
            return effect.get();
        } catch (NotSent e) {
            return new NotDone<>(e.code, e.permanent, e.retryAfter);
        }
    }

    /** Prepares something by SQL. */
    static void unlessReached(Runnable preparation) {
        try {
            preparation.run();
        } catch (TransientBrokerException e) {
            throw forNow("DATABASE_UNAVAILABLE");
        }
    }
}
