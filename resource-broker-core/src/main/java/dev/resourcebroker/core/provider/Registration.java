package dev.resourcebroker.core.provider;

import dev.resourcebroker.provider.ResourceProvider;
import dev.resourcebroker.spi.PlatformAccess;

/**
 * A provider with the platform's credential for its vendor.
 *
 * @param provider the provider
 * @param access the credential
 */
public record Registration(ResourceProvider provider, PlatformAccess access) {}
