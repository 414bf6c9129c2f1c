package dev.resourcebroker.core.audit;

import dev.resourcebroker.audit.AuditFinding;
import java.util.ArrayList;
import java.util.List;

/** What was found so far; no more than can be looked at. */
final class Findings {
    private static final int MOST = 10_000;

    private final List<AuditFinding> found = new ArrayList<>();

    void add(AuditFinding finding) {
        if (found.size() < MOST) {
            found.add(finding);
        }
    }

    List<AuditFinding> all() {
        return found;
    }
}
