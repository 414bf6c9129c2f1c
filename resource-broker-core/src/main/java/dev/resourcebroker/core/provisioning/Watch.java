package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Offering;
import java.time.Duration;

/**
 * How often a resource that is as it should be is looked at.
 *
 * @param interval how long between looks, where no requests are counted
 * @param requestsPerHour how many requests an hour looking at one resource may cost; 0 where none are counted
 */
public record Watch(Duration interval, int requestsPerHour) {
    /** Between looks at a resource of an offering, on average. */
    Duration interval(Offering offering) {
        return requestsPerHour == 0
                ? interval
                : Duration.ofHours(1).multipliedBy(offering.requestsPerLook()).dividedBy(requestsPerHour);
    }
}
