package dev.resourcebroker.core.store;

import dev.resourcebroker.resource.ConnectionVersion.State;
import org.jspecify.annotations.Nullable;

/**
 * A version of the credential of a resource that a vendor makes, as it is stored.
 *
 * @param seq its number
 * @param state where it stands
 * @param vendorId the vendor's id of it, once known
 * @param given the ciphertext of the secret that was chosen for it, if one was
 * @param isCarried whether a delivery carries it that hasn't ended
 */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
public record StoredCredential(
        long seq, State state, @Nullable String vendorId, byte @Nullable [] given, boolean isCarried) {}
