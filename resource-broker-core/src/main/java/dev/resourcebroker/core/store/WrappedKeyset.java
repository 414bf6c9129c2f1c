package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;
import java.time.Instant;

/**
 * An organisation's keyset as it is stored.
 *
 * @param org whose keyset
 * @param kekId which key encryption key wrapped it
 * @param wrapped what that key gave
 * @param createdAt when the keyset was made
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way; nobody compares two
public record WrappedKeyset(OrgId org, String kekId, byte[] wrapped, Instant createdAt) {}
