package dev.resourcebroker.core.job;

/** Tells whether work is still this process's to do. Thread-safe. */
@FunctionalInterface
public interface Lease {
    /**
     * Whether nobody else may have been given the work.
     *
     * @return false once this process couldn't say for too long that it is alive
     */
    boolean isHeld();
}
