package dev.resourcebroker.core.store;

import dev.resourcebroker.resource.ResourceId;

/**
 * Another resource, of which one is made.
 *
 * @param resource which
 * @param vendorId the vendor's id of it when that was wished for
 * @param point what it was, in a form that the caller knows
 */
public record StoredOriginal(ResourceId resource, String vendorId, String point) {}
