package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.Look;
import java.time.Instant;

/**
 * A look with its time.
 *
 * @param began when it began; what it misses may have come later
 * @param look what it found
 */
record Observation(Instant began, Look look) {}
