package dev.resourcebroker.resource;

import dev.resourcebroker.provider.OfferingId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a resource that was made at a vendor.
 *
 * @param offering what it is
 * @param vendorId the vendor's id of it, once known
 * @param deletion what a deletion does
 * @param failure what hinders it at present
 */
public record Made(
        OfferingId offering,
        Optional<String> vendorId,
        ManagedIntegration.Deletion deletion,
        Optional<Failure> failure) {
    /**
     * What hinders a resource.
     *
     * @param code a stable name, the vendor's or ours
     * @param message what happened, for people; without secrets
     * @param at when it was last so
     */
    public record Failure(String code, String message, Instant at) {}
}
