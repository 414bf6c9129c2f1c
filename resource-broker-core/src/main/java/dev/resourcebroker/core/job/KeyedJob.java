package dev.resourcebroker.core.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Work that there is once for each of many keys, each with a time of its own. One process at a time works on a key; when
 * that dies, another does.
 *
 * @param name what it is called in the meta-database
 * @param waking what the work is called that moves one of these forward
 * @param work one run for a key
 */
public record KeyedJob(String name, String waking, Work work) {
    /** One run for a key. */
    @FunctionalInterface
    public interface Work {
        /**
         * Works. What it throws is logged, and the work comes back soon.
         *
         * @param key for which
         * @param lease tells whether the work is still this process's
         * @return when to come back; empty for never
         */
        Optional<Instant> run(String key, Lease lease);
    }
}
