package dev.resourcebroker.provider;

/** What an offering may do beside what all do. What isn't declared fails with NOT_SUPPORTED. */
public enum Extra {
    /** Changes a resource to another specification, and finishes a creation that broke off. */
    UPDATE,
    /** Takes a snapshot. */
    SNAPSHOT,
    /** Brings a resource itself back to what it was. */
    RESTORE,
    /** Makes a new resource of what another one was. */
    CREATE_FROM,
    /** Takes a deletion back. */
    UNDELETE,
    /** Tells what is at the vendor of each parameter that can change, in {@link Sighting#actual}. Not a call of its own. */
    TELL
}
