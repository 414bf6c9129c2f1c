package dev.resourcebroker.cluster;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a re-injection is.
 *
 * @param done namespaces that were looked after
 * @param total namespaces that are registered
 * @param perSecond how many a second since it began
 * @param timeLeft how long the rest takes at that rate; empty before the first
 */
public record ReinjectProgress(long done, long total, double perSecond, Optional<Duration> timeLeft) {}
