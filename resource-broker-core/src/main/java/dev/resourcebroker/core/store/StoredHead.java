package dev.resourcebroker.core.store;

/**
 * Where a chain ends.
 *
 * @param seq the number of its last entry, 0 when there is none
 * @param mac that entry's MAC, empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
public record StoredHead(long seq, byte[] mac) {}
