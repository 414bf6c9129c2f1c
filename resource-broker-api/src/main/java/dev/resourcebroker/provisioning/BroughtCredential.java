package dev.resourcebroker.provisioning;

import dev.resourcebroker.provider.ProviderId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a credential that an organisation brought. Holds no secret.
 *
 * @param provider whose vendor it is for
 * @param account the vendor's account that it is of
 * @param since when its values were stored
 * @param refusedSince since when the vendor is known to refuse it, if it does: expired, revoked or without rights
 * @param expiresAt when it expires, as far as whoever brought it said
 * @param resources how many resources that aren't deleted were made with it
 */
public record BroughtCredential(
        ProviderId provider,
        String account,
        Instant since,
        Optional<Instant> refusedSince,
        Optional<Instant> expiresAt,
        int resources) {}
