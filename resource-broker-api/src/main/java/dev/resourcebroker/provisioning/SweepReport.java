package dev.resourcebroker.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.ErrorCode;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a sweep went.
 *
 * @param atVendor how many resources with our mark the inventory has
 * @param onRecord how many that are on record as ready were looked for in it
 * @param unjudged how many of either couldn't be judged, since work on them goes on or their record isn't trusted after a
 *     restore
 * @param found how many findings there were of each kind
 * @param unswept the organisations whose own credential didn't show everything, and why
 */
public record SweepReport(
        long atVendor,
        long onRecord,
        long unjudged,
        Map<SweepFinding.Kind, Long> found,
        Map<OrgId, ErrorCode> unswept) {
    /** Copies the maps, and fills in what it lacks. */
    public SweepReport {
        Map<SweepFinding.Kind, Long> all = new EnumMap<>(SweepFinding.Kind.class);
        for (SweepFinding.Kind kind : SweepFinding.Kind.values()) {
            all.put(kind, found.getOrDefault(kind, 0L));
        }
        found = Map.copyOf(all);
        unswept = Map.copyOf(unswept);
    }
}
