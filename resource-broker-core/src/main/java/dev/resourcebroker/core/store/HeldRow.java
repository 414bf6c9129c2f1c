package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;

/**
 * A resource that is FAILED or QUARANTINED.
 *
 * @param org whose it is
 * @param name its name
 * @param provisioning everything on record about it
 */
public record HeldRow(OrgId org, String name, StoredProvisioning provisioning) {}
