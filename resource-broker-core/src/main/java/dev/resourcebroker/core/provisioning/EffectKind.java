package dev.resourcebroker.core.provisioning;

/** What can be done at a vendor. */
enum EffectKind {
    CREATE,
    /** Brings a resource to the specification and tags it; finishes a creation too. */
    UPDATE,
    ISSUE,
    REVOKE,
    DELETE,
    UNDELETE,
    /** Takes a snapshot, one however often it is tried. */
    SNAPSHOT,
    /** Brings the resource itself back to what it was. What was written since is lost. */
    RESTORE;

    /** Whether the resource itself is another afterwards, and not only its credentials or copies. */
    boolean changesResource() {
        return this != ISSUE && this != REVOKE && this != SNAPSHOT;
    }
}
