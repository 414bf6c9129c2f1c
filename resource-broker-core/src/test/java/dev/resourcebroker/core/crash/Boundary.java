package dev.resourcebroker.core.crash;

/** Between what a process can end: a thing that is written or asked, and what comes before or after it. */
enum Boundary {
    BEFORE_COMMIT,
    AFTER_COMMIT,
    BEFORE_CALL,
    AFTER_CALL
}
