package dev.resourcebroker.core;

import dev.resourcebroker.core.provider.CallRates;
import dev.resourcebroker.core.provisioning.ProvisioningLimits;
import dev.resourcebroker.core.provisioning.Watch;
import dev.resourcebroker.core.provisioning.Watches;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provisioning.DriftPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How vendors are called and watched. Immutable; each method returns a changed copy. */
public final class ProvisioningSettings {
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Times times;
    private final CallRates.Limits rates;
    private final Set<OfferingId> strict;
    private final Map<OfferingId, DriftPolicy> onDrift;

    private record Times(Duration call, Duration retry, Watches watches, Duration phase, Duration grace) {}

    private ProvisioningSettings(
            Times times, CallRates.Limits rates, Set<OfferingId> strict, Map<OfferingId, DriftPolicy> onDrift) {
        this.times = times;
        this.rates = rates;
        this.strict = Set.copyOf(strict);
        this.onDrift = Map.copyOf(onDrift);
    }

    /**
     * What holds unless said.
     *
     * @return calls of 30 seconds at most, 20 a second and 4 at a time for each credential; a retry after 2 seconds and
     *     then ever later, up to 5 minutes; a look every 10 minutes at what is ready; phases that last an hour longer
     *     than the offering says at most; a day in which a deletion can be taken back
     */
    public static ProvisioningSettings defaults() {
        Times times = new Times(
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                new Watches(new Watch(Duration.ofMinutes(10), 0), Map.of()),
                Duration.ofHours(1),
                Duration.ofDays(1));
        return new ProvisioningSettings(times, new CallRates.Limits(20, 4), Set.of(), Map.of());
    }

    /**
     * How long a call of a vendor may take. A worker whose process is taken for dead must not begin one later, so it
     * must be shorter than {@link BrokerBuilder#takeOverAfter}.
     *
     * @param deadline more than zero
     * @return a changed copy
     */
    public ProvisioningSettings callDeadline(Duration deadline) {
        Duration call = checked("callDeadline", deadline);
        return with(new Times(call, times.retry, times.watches, times.phase, times.grace));
    }

    /**
     * How long to wait at most after a first failure; the bound doubles with every other, up to 5 minutes. Also how long
     * to wait for what a vendor takes its time for.
     *
     * @param bound more than zero
     * @return a changed copy
     */
    public ProvisioningSettings retry(Duration bound) {
        return with(new Times(times.call, checked("retry", bound), times.watches, times.phase, times.grace));
    }

    /**
     * How long between looks at what is as it should be.
     *
     * @param interval more than zero; a quarter less to a quarter more, so that looks are spread
     * @return a changed copy
     */
    public ProvisioningSettings driftInterval(Duration interval) {
        return with(times.watches.usual(new Watch(checked("driftInterval", interval), 0)));
    }

    /**
     * How long between looks at resources of one offering, whatever holds for others.
     *
     * @param offering which offering
     * @param interval more than zero; a quarter less to a quarter more
     * @return a changed copy
     */
    public ProvisioningSettings driftInterval(OfferingId offering, Duration interval) {
        return with(times.watches.of(offering, new Watch(checked("driftInterval", interval), 0)));
    }

    /**
     * How many requests watching one resource may cost in an hour, on average. How long there is between looks follows from
     * it, by what a look costs ({@link dev.resourcebroker.provider.Offering#requestsPerLook()}); it takes the place of
     * {@link #driftInterval(Duration)}.
     *
     * @param requestsPerHour 1 to 3600
     * @return a changed copy
     */
    public ProvisioningSettings watchingCost(int requestsPerHour) {
        return with(times.watches.usual(cost(requestsPerHour)));
    }

    /**
     * How many requests watching one resource of an offering may cost in an hour, whatever holds for others.
     *
     * @param offering which offering
     * @param requestsPerHour 1 to 3600
     * @return a changed copy
     */
    public ProvisioningSettings watchingCost(OfferingId offering, int requestsPerHour) {
        return with(times.watches.of(offering, cost(requestsPerHour)));
    }

    private static Watch cost(int requestsPerHour) {
        if (requestsPerHour < 1 || requestsPerHour > 3600) {
            throw PermanentBrokerException.invalid("watchingCost", "must be 1 to 3600 requests an hour");
        }
        return new Watch(Duration.ZERO, requestsPerHour);
    }

    private ProvisioningSettings with(Watches watches) {
        return with(new Times(times.call, times.retry, watches, times.phase, times.grace));
    }

    /**
     * How much longer than the offering says a resource may be made, changed or deleted until it is QUARANTINED.
     *
     * @param patience more than zero
     * @return a changed copy
     */
    public ProvisioningSettings phaseDeadline(Duration patience) {
        Duration phase = checked("phaseDeadline", patience);
        return with(new Times(times.call, times.retry, times.watches, phase, times.grace));
    }

    /**
     * How long a deletion can be taken back before anything is done.
     *
     * @param window zero or more
     * @return a changed copy
     */
    public ProvisioningSettings deletionGrace(Duration window) {
        if (window.isNegative() || window.compareTo(LONGEST) > 0) {
            throw PermanentBrokerException.invalid("deletionGrace", "must be zero to 365 days");
        }
        return with(new Times(times.call, times.retry, times.watches, times.phase, window));
    }

    /**
     * How often each credential may be used, in each process.
     *
     * @param perSecond calls that begin a second on average, at least 1
     * @param atOnce calls that run at a time, at least 1
     * @return a changed copy
     */
    public ProvisioningSettings callRate(int perSecond, int atOnce) {
        if (perSecond < 1 || atOnce < 1) {
            throw PermanentBrokerException.invalid("callRate", "must be at least 1 a second, and 1 at a time");
        }
        return new ProvisioningSettings(times, new CallRates.Limits(perSecond, atOnce), strict, onDrift);
    }

    /**
     * Has a resource of an offering quarantined rather than made again when a creation's answer was lost and the vendor
     * would double it. Unless said it is made again once it can't appear any more by what the vendor promises, and a
     * second one that appears all the same is removed.
     *
     * @param offering an offering that doubles
     * @return a changed copy
     */
    public ProvisioningSettings neverAgain(OfferingId offering) {
        Set<OfferingId> more = new HashSet<>(strict);
        more.add(offering);
        return new ProvisioningSettings(times, rates, more, onDrift);
    }

    /**
     * What is done when a resource of an offering was changed or removed at its vendor behind the broker's back. Unless said
     * it is repaired.
     *
     * @param offering which offering
     * @param policy what is done; from the first look on that shows a resource as it is on record
     * @return a changed copy
     */
    public ProvisioningSettings onDrift(OfferingId offering, DriftPolicy policy) {
        Map<OfferingId, DriftPolicy> more = new HashMap<>(onDrift);
        more.put(offering, policy);
        return new ProvisioningSettings(times, rates, strict, more);
    }

    private ProvisioningSettings with(Times other) {
        return new ProvisioningSettings(other, rates, strict, onDrift);
    }

    private static Duration checked(String field, Duration given) {
        if (given.isNegative() || given.isZero() || given.compareTo(LONGEST) > 0) {
            throw PermanentBrokerException.invalid(field, "must be more than zero, at most 365 days");
        }
        return given;
    }

    Duration grace() {
        return times.grace;
    }

    Duration call() {
        return times.call;
    }

    ProvisioningLimits limits() {
        return new ProvisioningLimits(
                times.call, times.retry, Duration.ofMinutes(5), times.watches, times.phase, rates, strict, onDrift);
    }
}
