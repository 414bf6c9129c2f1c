package dev.resourcebroker.core.provider;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Holds back calls by credential, so that a slow, busy or refused one holds up nobody else: whoever may not call now is
 * told when to come again, and waits for nothing meanwhile. Thread-safe.
 */
public final class CallRates {
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final int MANY = 1000;
    private static final Duration BUSY = Duration.ofMillis(500);

    private final Limits limits;
    private final LongSupplier nanos;
    private final Map<String, Lane> lanes = new HashMap<>();
    private int sweepAt = MANY;

    /**
     * The most that one credential may do.
     *
     * @param perSecond how many calls may begin a second, on average
     * @param atOnce how many calls may run at a time
     */
    public record Limits(int perSecond, int atOnce) {}

    /**
     * Rates that hold for this process.
     *
     * @param limits the most that one credential may do
     * @param nanos a clock that nobody sets
     */
    public CallRates(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    /**
     * Begins a call, if there may be one now.
     *
     * @param credential its name
     * @return how long to wait before asking again; empty when the call has begun
     */
    public synchronized Optional<Duration> begin(String credential) {
        Lane lane = lane(credential);
        long wait = lane.from - nanos.getAsLong();
        if (wait > 0) {
            return Optional.of(Duration.ofNanos(wait));
        }
        if (lane.running >= limits.atOnce()) {
            return Optional.of(BUSY);
        }
        lane.running++;
        // A second's worth may come at once, this call among it.
        long step = Duration.ofSeconds(1).dividedBy(limits.perSecond()).toNanos();
        long earliest = nanos.getAsLong() - Duration.ofSeconds(1).toNanos() + step;
        lane.paid = Math.max(lane.paid, earliest) + step;
        lane.from = Math.max(lane.from, lane.paid);
        return Optional.empty();
    }

    /**
     * Ends a call.
     *
     * @param credential its name
     * @param accepted whether the vendor let it in; it rests the longer, the more often in a row it didn't
     */
    public synchronized void end(String credential, boolean accepted) {
        Lane lane = lane(credential);
        lane.running--;
        lane.denials = accepted ? 0 : lane.denials + 1;
        if (!accepted) {
            Duration rest = FIRST_REST.multipliedBy(1L << Math.min(lane.denials - 1, 10));
            Duration bounded = rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
            lane.from = nanos.getAsLong() + bounded.toNanos();
        }
    }

    private Lane lane(String credential) {
        if (lanes.size() >= sweepAt) {
            long now = nanos.getAsLong();
            lanes.values().removeIf(lane -> lane.isAsNew(now));
            sweepAt = Math.max(MANY, 2 * lanes.size());
        }
        return lanes.computeIfAbsent(credential, name -> new Lane(nanos.getAsLong()));
    }

    /** How many credentials are remembered. */
    synchronized int size() {
        return lanes.size();
    }

    private static final class Lane {
        private long paid;
        private long from;
        private int running;
        private int denials;

        Lane(long now) {
            paid = now - Duration.ofSeconds(1).toNanos();
            from = now;
        }

        /** Whether forgetting it changes nothing; how often it was denied is forgotten a while after its rest. */
        boolean isAsNew(long now) {
            long settled = now - (denials == 0 ? Duration.ofSeconds(1) : LONGEST_REST).toNanos();
            return running == 0 && paid <= now - Duration.ofSeconds(1).toNanos() && from <= settled;
        }
    }
}
