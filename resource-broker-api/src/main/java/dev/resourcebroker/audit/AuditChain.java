package dev.resourcebroker.audit;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.PermanentBrokerException;

/**
 * A chain of entries: one of each organisation, and the platform's own.
 *
 * @param name the organisation's id, or {@code @platform}, which no organisation can be called
 */
public record AuditChain(String name) {
    private static final int MOST = 128;

    /** What the operator of the platform does. */
    public static final AuditChain PLATFORM = new AuditChain("@platform");

    /** Checks the length. */
    public AuditChain {
        if (name.isEmpty() || name.length() > MOST) {
            throw PermanentBrokerException.invalid("chain", "must have 1 to " + MOST + " characters");
        }
    }

    /**
     * The chain of an organisation.
     *
     * @param org the organisation
     * @return its chain
     */
    public static AuditChain of(OrgId org) {
        return new AuditChain(org.value());
    }

    @Override
    public String toString() {
        return name;
    }
}
