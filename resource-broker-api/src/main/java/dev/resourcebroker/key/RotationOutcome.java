package dev.resourcebroker.key;

import dev.resourcebroker.provider.ProviderId;
import dev.resourcebroker.resource.ResourceId;
import java.util.Set;

/**
 * What came of rotating an organisation's keyset.
 *
 * @param reencrypted how many fields this run encrypted anew
 * @param unreadable resources with fields that failed to decrypt. They stay as they are, and so do the keys of old
 *     fields, in case a backup heals them; when these and the credentials are none, the old keys are
 *     gone
 * @param credentials providers of which the brought credential failed to decrypt; bringing it again heals that
 */
public record RotationOutcome(long reencrypted, Set<ResourceId> unreadable, Set<ProviderId> credentials) {
    /** Copies the sets. */
    public RotationOutcome {
        unreadable = Set.copyOf(unreadable);
        credentials = Set.copyOf(credentials);
    }
}
