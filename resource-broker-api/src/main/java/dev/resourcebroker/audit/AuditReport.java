package dev.resourcebroker.audit;

import java.util.List;

/**
 * What verifying the chains brought to light.
 *
 * @param chains how many chains were read
 * @param entries how many entries were read
 * @param unanchored how many of the chains were compared with no head from outside: that those were cut off at their
 *     end, or rewritten as a whole by someone who has the key, would not be seen
 * @param findings what was found, at most 10,000 places
 */
public record AuditReport(long chains, long entries, long unanchored, List<AuditFinding> findings) {
    /** Copies the list. */
    public AuditReport {
        findings = List.copyOf(findings);
    }

    /**
     * Whether every entry is where and what it was when it was written. Says nothing about the ends of chains that are
     * {@link #unanchored}.
     *
     * @return true when nothing was found
     */
    public boolean isIntact() {
        return findings.isEmpty();
    }
}
