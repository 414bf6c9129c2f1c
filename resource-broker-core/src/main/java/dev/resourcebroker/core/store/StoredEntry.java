package dev.resourcebroker.core.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry of the audit log as it is stored: texts that nobody has checked since.
 *
 * @param chain the chain's name
 * @param seq its number within the chain
 * @param told what it tells
 * @param link what ties it into the chain
 */
public record StoredEntry(String chain, long seq, Told told, Link link) {
    /**
     * What an entry tells.
     *
     * @param id the entry's id
     * @param at when
     * @param actor who
     * @param hostService through which host service
     * @param operation what
     * @param subjects to what
     */
    public record Told(
            UUID id, Instant at, String actor, String hostService, String operation, List<StoredSubject> subjects) {}

    /**
     * What ties an entry into its chain.
     *
     * @param format the version of the bytes that the MAC covers
     * @param previous the MAC of the entry before; empty for the first
     * @param mac the MAC
     */
    @SuppressWarnings("ArrayRecordComponent") // rows are never compared
    public record Link(int format, byte[] previous, byte[] mac) {}
}
