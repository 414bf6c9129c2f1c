package dev.resourcebroker.provisioning;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.resource.ConnectionVersion;
import dev.resourcebroker.resource.Made.Failure;
import dev.resourcebroker.resource.Phase;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A resource that goes on only by somebody's word, or when its vendor comes round.
 *
 * @param org whose it is
 * @param resource its id
 * @param name its name within the organisation
 * @param phase FAILED or QUARANTINED
 * @param failure what hinders it
 * @param since when that became known
 * @param done what is on record as done
 * @param unknown the call whose outcome isn't on record, in words
 * @param resolutions the calls that resolve it, in words
 */
public record Held(
        OrgId org,
        ResourceId resource,
        String name,
        Phase phase,
        Optional<Failure> failure,
        Instant since,
        Done done,
        Optional<String> unknown,
        List<String> resolutions) {

    /** Copies the list. */
    public Held {
        resolutions = List.copyOf(resolutions);
    }

    /**
     * What is on record as done.
     *
     * @param vendorId the vendor's id of the resource, once known
     * @param credentials the versions of its credential, oldest first
     */
    public record Done(Optional<String> vendorId, List<Credential> credentials) {
        /** Copies the list. */
        public Done {
            credentials = List.copyOf(credentials);
        }
    }

    /**
     * A version of its credential.
     *
     * @param version its number
     * @param state where it stands
     * @param vendorId the vendor's id of it, once known; not secret
     */
    public record Credential(long version, ConnectionVersion.State state, Optional<String> vendorId) {}
}
