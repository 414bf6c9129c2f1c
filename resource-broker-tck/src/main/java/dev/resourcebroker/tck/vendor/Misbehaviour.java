package dev.resourcebroker.tck.vendor;

import java.time.Duration;
import java.util.Set;

/**
 * What goes wrong with requests, and with which. Immutable; each method returns a changed copy.
 *
 * @param fault what goes wrong
 * @param requests with which kinds
 * @param occasion with which of them
 * @param time how much later for {@link Fault#LATE}, how long to wait for the faults that say so, in seconds rounded up
 */
public record Misbehaviour(Fault fault, Set<RequestKind> requests, Occasion occasion, Duration time) {
    /** Copies the set. */
    public Misbehaviour {
        requests = Set.copyOf(requests);
    }

    /**
     * What always goes wrong.
     *
     * @param fault what goes wrong
     * @param requests with which kinds of requests
     * @return the misbehaviour, with no time
     */
    public static Misbehaviour of(Fault fault, RequestKind... requests) {
        return new Misbehaviour(fault, Set.of(requests), new Occasion.Always(), Duration.ZERO);
    }

    /**
     * Goes wrong once.
     *
     * @param number which request of these kinds, counted from 1 since the vendor was told to misbehave
     * @return a changed copy
     */
    public Misbehaviour only(int number) {
        return new Misbehaviour(fault, requests, new Occasion.Only(number), time);
    }

    /**
     * Goes wrong now and then, the same way for the same seed and sequence of requests.
     *
     * @param probability how often, 0 to 1
     * @param seed what the choices come from
     * @return a changed copy
     */
    public Misbehaviour sometimes(double probability, long seed) {
        return new Misbehaviour(fault, requests, new Occasion.Sometimes(probability, seed), time);
    }

    /**
     * Says how long.
     *
     * @param duration zero or more
     * @return a changed copy
     */
    public Misbehaviour after(Duration duration) {
        return new Misbehaviour(fault, requests, occasion, duration);
    }

    /** With which requests something goes wrong. */
    public sealed interface Occasion {
        /** With all. */
        record Always() implements Occasion {}

        /**
         * With one.
         *
         * @param number which, counted from 1
         */
        record Only(int number) implements Occasion {}

        /**
         * With some.
         *
         * @param probability how often, 0 to 1
         * @param seed what the choices come from
         */
        record Sometimes(double probability, long seed) implements Occasion {}
    }
}
