package dev.resourcebroker.core.store;

/** What happens to the schema when a broker starts. */
public enum Migrations {
    /** Bring it up to this version of the library. */
    MIGRATE,
    /** Refuse to start unless it is at this version or a later one. */
    VALIDATE,
    /** Leave it alone. */
    NONE
}
