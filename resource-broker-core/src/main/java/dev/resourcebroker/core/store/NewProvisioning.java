package dev.resourcebroker.core.store;

import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;

/**
 * The provisioning of a new resource, about to be stored.
 *
 * @param resource which
 * @param cost what it costs a month
 * @param at when it was wished for
 */
public record NewProvisioning(ResourceId resource, Cost cost, Instant at) {}
