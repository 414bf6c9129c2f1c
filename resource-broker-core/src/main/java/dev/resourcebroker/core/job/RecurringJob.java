package dev.resourcebroker.core.job;

import java.time.Duration;

/**
 * Work that comes back: one process at a time does it, whichever of those on the meta-database is free.
 *
 * @param name what it is called in the meta-database
 * @param pause how long after the end of one run the next begins
 * @param work one run; what it throws is logged, and the job comes back all the same
 */
public record RecurringJob(String name, Duration pause, Runnable work) {}
