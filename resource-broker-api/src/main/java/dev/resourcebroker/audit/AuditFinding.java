package dev.resourcebroker.audit;

/**
 * A place where a chain isn't as it was written.
 *
 * @param chain the chain
 * @param seq the number of the entry concerned
 * @param kind what is wrong there
 */
public record AuditFinding(AuditChain chain, long seq, Kind kind) {
    /** What is wrong. */
    public enum Kind {
        /** The entry was changed, or never written by this library. */
        EDITED,
        /** The entry is as it was written, but was written at another place of this chain. */
        MOVED,
        /** Entries are gone, this being the first of them. */
        MISSING,
        /** The entry was written after another one than the one that is before it now. */
        FORKED,
        /** The entry isn't the one whose head was exported. */
        REWRITTEN,
        /** The chain once had this entry and later ones; now it ends before. */
        TRUNCATED,
        /** The row that says where the chain ends says something else. */
        WRONG_HEAD,
        /** The entry is of a format that this version doesn't know: it can't be checked. */
        UNKNOWN_FORMAT
    }
}
