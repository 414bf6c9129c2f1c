package dev.resourcebroker.provider;

/**
 * What a new resource is made of.
 *
 * @param vendorId the vendor's id of another resource
 * @param point what of it
 */
public record Source(String vendorId, RestorePoint point) {}
