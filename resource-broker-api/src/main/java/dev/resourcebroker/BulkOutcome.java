package dev.resourcebroker;

import dev.resourcebroker.error.ErrorCode;
import java.util.Map;

/**
 * What came of a run across organisations.
 *
 * @param workloads how many workloads the consumer received
 * @param skipped the organisations that were left out since their keysets couldn't be had, and why
 */
public record BulkOutcome(long workloads, Map<OrgId, ErrorCode> skipped) {
    /** Copies the map. */
    public BulkOutcome {
        skipped = Map.copyOf(skipped);
    }
}
