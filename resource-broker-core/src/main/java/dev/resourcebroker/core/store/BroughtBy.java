package dev.resourcebroker.core.store;

import dev.resourcebroker.OrgId;

/**
 * A credential with whose it is.
 *
 * @param org who brought it
 * @param credential the credential
 */
public record BroughtBy(OrgId org, StoredBrought credential) {}
