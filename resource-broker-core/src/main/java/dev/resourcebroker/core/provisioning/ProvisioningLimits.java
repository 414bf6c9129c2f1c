package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.provider.CallRates;
import dev.resourcebroker.provider.OfferingId;
import dev.resourcebroker.provisioning.DriftPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * How patient workers are.
 *
 * @param call how long a call may take until its deadline
 * @param retry the bound of waiting after a first failure, which doubles
 * @param longestRetry the highest bound of waiting
 * @param watches how often what is as it should be is looked at
 * @param phase how long a phase may last beyond what the offering says
 * @param rates how often a credential may be used
 * @param strict offerings of which none is made again while a first may still appear
 * @param onDrift what happens to what was changed or removed at a vendor; what isn't named is repaired
 */
public record ProvisioningLimits(
        Duration call,
        Duration retry,
        Duration longestRetry,
        Watches watches,
        Duration phase,
        CallRates.Limits rates,
        Set<OfferingId> strict,
        Map<OfferingId, DriftPolicy> onDrift) {
    // Whoever armed an effect settles it within minutes; a day later it was done in another database.
    private static final Duration UNTENDED = Duration.ofDays(1);

    /** Copies set and map. */
    public ProvisioningLimits {
        strict = Set.copyOf(strict);
        onDrift = Map.copyOf(onDrift);
    }

    Patience.Limits patience() {
        return new Patience.Limits(call, retry, longestRetry, UNTENDED);
    }
}
