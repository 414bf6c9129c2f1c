package dev.resourcebroker.cluster;

import dev.resourcebroker.error.PermanentBrokerException;
import java.util.function.Consumer;

/**
 * How a re-injection is done. Immutable.
 *
 * @param parallelism how many namespaces at a time, 1 to 64
 * @param writesPerSecond the most writes to the cluster within any second, 1 to 100,000
 * @param takesRecreated whether namespaces that have another UID than was registered are taken for what is registered.
 *     Only right when nobody but the operator can make namespaces in this cluster
 * @param progress is told after every namespace, never twice at a time; what it throws ends the run
 */
public record Reinjection(
        int parallelism, int writesPerSecond, boolean takesRecreated, Consumer<ReinjectProgress> progress) {
    private static final int MOST_PARALLEL = 64;
    private static final int MOST_WRITES = 100_000;

    /** Checks the numbers. */
    public Reinjection {
        if (parallelism < 1 || parallelism > MOST_PARALLEL) {
            throw PermanentBrokerException.invalid("parallelism", "must be 1 to " + MOST_PARALLEL);
        }
        if (writesPerSecond < 1 || writesPerSecond > MOST_WRITES) {
            throw PermanentBrokerException.invalid("writesPerSecond", "must be 1 to " + MOST_WRITES);
        }
    }

    /**
     * Eight namespaces at a time, 1,000 writes a second, no namespace that was made by somebody else, telling nobody.
     *
     * @return the settings
     */
    public static Reinjection defaults() {
        return new Reinjection(8, 1000, false, progress -> {});
    }

    /**
     * The same with another pace.
     *
     * @param namespaces how many namespaces at a time
     * @param writes the most writes within any second
     * @return new settings
     */
    public Reinjection atMost(int namespaces, int writes) {
        return new Reinjection(namespaces, writes, takesRecreated, progress);
    }

    /**
     * The same, taking namespaces with another UID than was registered for what is registered.
     *
     * @return new settings
     */
    public Reinjection takingRecreated() {
        return new Reinjection(parallelism, writesPerSecond, true, progress);
    }

    /**
     * The same, telling how far it is.
     *
     * @param told is told after every namespace
     * @return new settings
     */
    public Reinjection telling(Consumer<ReinjectProgress> told) {
        return new Reinjection(parallelism, writesPerSecond, takesRecreated, told);
    }
}
