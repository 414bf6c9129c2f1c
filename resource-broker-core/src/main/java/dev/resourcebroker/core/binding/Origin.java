package dev.resourcebroker.core.binding;

import dev.resourcebroker.spi.IdSource;
import java.time.Clock;

/**
 * Where new ids and times come from.
 *
 * @param ids gives ids
 * @param clock gives times
 */
public record Origin(IdSource ids, Clock clock) {}
