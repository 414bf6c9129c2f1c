package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;

/**
 * A resource that is to be looked for at its vendor.
 *
 * @param org whose it is
 * @param provisioning everything on record about it
 */
public record SweptRow(OrgId org, StoredProvisioning provisioning) {}
