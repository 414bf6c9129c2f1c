package dev.resourcebroker.audit;

import dev.resourcebroker.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One thing that was done, or one value that was given out.
 *
 * @param chain where it is recorded
 * @param seq its number within the chain, from 1 on without a gap
 * @param id its id: a time-ordered UUID (version 7, RFC 9562)
 * @param at when
 * @param origin who, and through which host service
 * @param operation what, as a stable name such as {@code binding.resolve}; {@code docs/audit.md} lists them
 * @param subjects to what
 * @param seal what ties it into the chain
 */
public record AuditEntry(
        AuditChain chain,
        long seq,
        UUID id,
        Instant at,
        Origin origin,
        String operation,
        List<AuditSubject> subjects,
        Seal seal) {

    /** Copies the list. */
    public AuditEntry {
        subjects = List.copyOf(subjects);
    }

    /**
     * Where a call came from.
     *
     * @param actor who acted
     * @param hostService the host service, as its builder was told
     */
    public record Origin(Actor actor, String hostService) {}

    /**
     * What ties an entry into its chain.
     *
     * @param format the version of the bytes that the MAC covers
     * @param previous the MAC of the entry before, in lower-case hex; empty for the first
     * @param mac this entry's MAC, in lower-case hex
     */
    public record Seal(int format, String previous, String mac) {}

    /**
     * The head that its chain had when this was its last entry.
     *
     * @return the head
     */
    public AuditHead head() {
        return new AuditHead(chain, seq, seal.mac());
    }
}
