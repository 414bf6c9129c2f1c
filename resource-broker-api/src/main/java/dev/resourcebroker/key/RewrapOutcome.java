package dev.resourcebroker.key;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.ErrorCode;
import java.util.Map;

/**
 * What came of rewrapping keysets.
 *
 * @param rewrapped how many were wrapped anew
 * @param failed the organisations whose keysets stay as they were, and why
 */
public record RewrapOutcome(long rewrapped, Map<OrgId, ErrorCode> failed) {
    /** Copies the map. */
    public RewrapOutcome {
        failed = Map.copyOf(failed);
    }
}
