package dev.resourcebroker.binding;

/**
 * A delivery that was recorded: this workload, at this target instance, carries this revision. Thread-safe.
 */
public interface Injection {
    /**
     * The record's id, by which it can be ended from elsewhere.
     *
     * @return the id
     */
    InjectionId id();

    /**
     * What was delivered.
     *
     * @return the plan's revision
     */
    String revision();

    /**
     * Whether the target already carried this revision, so that nothing was written to the meta-database.
     *
     * @return true when nothing changed
     */
    boolean unchanged();

    /** Records that the workload was seen running with what was delivered. */
    void observedRunning();

    /**
     * Records that nothing runs with what was delivered any more. Where several processes were started from one
     * delivery, this is for the last. Harmless when repeated.
     */
    void ended();
}
