package dev.resourcebroker.provisioning;

/**
 * What is done about a resource that was changed or removed at its vendor behind the broker's back. Credentials and doubles
 * are put right whatever it says: a request of the broker that came late looks the same.
 */
public enum DriftPolicy {
    /** It is made again what it is on record as. */
    REPAIR,
    /**
     * Nothing is changed at the vendor. What was changed is DRIFTED and can be used; what was removed is QUARANTINED. A
     * caller's update or retry makes it again what it is on record as.
     */
    LEAVE,
    /**
     * What the vendor has becomes what is on record: parameters, and what they cost, where the offering tells them
     * ({@link dev.resourcebroker.provider.Extra#TELL}) and takes them; what was removed is DELETED, unless it is bound or
     * protected. What can't be adopted is left.
     */
    ADOPT
}
