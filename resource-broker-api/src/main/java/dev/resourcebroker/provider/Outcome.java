package dev.resourcebroker.provider;

import java.time.Duration;

/**
 * What came of one try of an effect. It accounts for this try only, not for an earlier one of the same effect.
 *
 * @param <T> what the vendor gives when it was done
 */
public sealed interface Outcome<T> {
    /**
     * Done.
     *
     * @param value what the vendor gave
     * @param <T> its type
     */
    record Done<T>(T value) implements Outcome<T> {}

    /**
     * Certainly not done: the request never left, or the vendor refused it.
     *
     * @param code why, a stable name that repeats nothing of the vendor's text
     * @param permanent whether the same request would be refused again
     * @param retryAfter how long the vendor asks to wait; zero when it doesn't say
     * @param <T> what it would have given
     */
    record NotDone<T>(String code, boolean permanent, Duration retryAfter) implements Outcome<T> {}

    /**
     * Done or not: no answer came, or none that says. Whatever else escapes from a provider counts as this.
     *
     * @param <T> what it may have given
     */
    record Unknown<T>() implements Outcome<T> {}
}
