package dev.resourcebroker.provider;

import java.time.Instant;

/**
 * One try of one effect, or of a look.
 *
 * @param token the same for every try of one effect, for vendors that know an idempotency token; at most 64 letters,
 *     digits and hyphens
 * @param number which try it is; counts from 1
 * @param effect the number of the effect among those of the resource; what a tag tells of it is
 *     {@link Sighting#stamp()}
 * @param fence the number of the worker's claim; a later claim has a higher one
 * @param deadline when the call must have left; {@link Guard} tells it by a clock that nobody sets
 * @param guard to be asked right before a request that can't be repeated
 */
public record Attempt(String token, int number, long effect, long fence, Instant deadline, Guard guard) {}
