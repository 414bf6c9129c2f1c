package dev.resourcebroker.core.store;

import dev.resourcebroker.provider.ProviderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A credential for a vendor that an organisation brought.
 *
 * @param id its id, which stays while its values are replaced
 * @param provider whose vendor it is for
 * @param account the vendor's account that it is of
 * @param version counts its values
 * @param sealed the ciphertext of these
 * @param since when they were stored
 * @param refusedSince since when the vendor is known to refuse them
 * @param expiresAt when they expire, if that was said
 */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
public record StoredBrought(
        UUID id,
        ProviderId provider,
        String account,
        long version,
        byte[] sealed,
        Instant since,
        @Nullable Instant refusedSince,
        @Nullable Instant expiresAt) {}
