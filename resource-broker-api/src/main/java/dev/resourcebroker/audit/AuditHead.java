package dev.resourcebroker.audit;

/**
 * The last entry of a chain at some moment. Kept outside the meta-database, it shows later when a chain was cut off
 * before it, or rewritten.
 *
 * @param chain the chain
 * @param seq the number of its last entry
 * @param mac that entry's MAC, in lower-case hex
 */
public record AuditHead(AuditChain chain, long seq, String mac) {}
