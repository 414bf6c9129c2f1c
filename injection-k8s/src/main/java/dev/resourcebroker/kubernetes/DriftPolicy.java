package dev.resourcebroker.kubernetes;

/** What becomes of what isn't as it should be. */
public enum DriftPolicy {
    /** It is put right, also where somebody else has changed it since, and told. */
    REPAIR,
    /** It is told and left. */
    REPORT
}
