package dev.resourcebroker.core.store;

import dev.resourcebroker.Actor;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.Set;

/**
 * A connection version about to be stored.
 *
 * @param resource whose version
 * @param seq its number
 * @param details the ciphertext of all entries
 * @param entryNames the names of its entries
 * @param createdBy who brought it
 * @param createdAt when it was brought
 */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
public record NewVersion(
        ResourceId resource, long seq, byte[] details, Set<String> entryNames, Actor createdBy, Instant createdAt) {}
