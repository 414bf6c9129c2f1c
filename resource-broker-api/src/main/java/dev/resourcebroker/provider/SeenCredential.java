package dev.resourcebroker.provider;

import org.jspecify.annotations.Nullable;

/**
 * A credential that a look saw.
 *
 * @param id the vendor's id of it; not secret
 * @param version which version of the resource's credential it is; 0 where the listing doesn't tell
 * @param resource the vendor's id of the resource that it opens; null when that is gone
 * @param usable whether the vendor accepts it by now
 */
public record SeenCredential(
        String id, long version, @Nullable String resource, boolean usable) {}
