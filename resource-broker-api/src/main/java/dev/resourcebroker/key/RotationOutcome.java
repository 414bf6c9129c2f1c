package dev.resourcebroker.key;

import dev.resourcebroker.resource.ResourceId;
import java.util.Set;

/**
 * What came of rotating an organisation's keyset.
 *
 * @param reencrypted how many fields this run encrypted anew
 * @param unreadable resources with fields that failed to decrypt. They stay as they are, and so do the keys of old
 *     fields, in case a backup heals them; when it is empty, the old keys are gone
 */
public record RotationOutcome(long reencrypted, Set<ResourceId> unreadable) {
    /** Copies the set. */
    public RotationOutcome {
        unreadable = Set.copyOf(unreadable);
    }
}
