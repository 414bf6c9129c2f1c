package dev.resourcebroker.core.store;

import dev.resourcebroker.provider.Cost;
import dev.resourcebroker.resource.ResourceId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The provisioning of a new resource, about to be stored.
 *
 * @param resource which
 * @param credential the credential of the organisation to make it with; empty for the platform's
 * @param cost what it costs a month
 * @param at when it was wished for
 */
public record NewProvisioning(ResourceId resource, Optional<UUID> credential, Cost cost, Instant at) {}
