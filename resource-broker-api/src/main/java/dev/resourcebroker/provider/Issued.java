package dev.resourcebroker.provider;

import dev.resourcebroker.resource.ConnectionDetails;

/**
 * A credential that was issued.
 *
 * @param id the vendor's id of it, by which it is listed and revoked; not secret
 * @param details how the resource is reached with it
 */
public record Issued(String id, ConnectionDetails details) {}
