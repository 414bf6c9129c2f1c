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

    /**
     * Records that the workload was seen running with what was delivered. Where deliveries take the place of those
     * before, it ends the earlier ones to this target: what they carried may be revoked from then on, and not before.
     */
    void observedRunning();

    /**
     * Records the host's word that the workload runs with what was delivered, where nobody can see it. Otherwise as
     * {@link #observedRunning()}.
     */
    void acknowledged();

    /**
     * Records that nothing runs with what was delivered any more. Where several processes were started from one
     * delivery, this is for the last. Where deliveries take the place of those before, it ends the earlier ones to this
     * target too. Harmless when repeated.
     */
    void ended();
}
