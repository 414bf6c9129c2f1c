package dev.resourcebroker.core.provisioning;

/** What can be done at a vendor. */
enum EffectKind {
    CREATE,
    /** Brings a resource to the specification and tags it; finishes a creation too. */
    UPDATE,
    ISSUE,
    REVOKE,
    DELETE,
    UNDELETE
}
