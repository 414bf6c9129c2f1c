package dev.resourcebroker.provisioning;

import dev.resourcebroker.provider.OfferingId;

/**
 * How much is left of an operator's pool of credentials.
 *
 * @param offering for which offering
 * @param members how many there are in it now
 * @param free how many of those nobody had yet
 */
public record PoolState(OfferingId offering, int members, int free) {}
