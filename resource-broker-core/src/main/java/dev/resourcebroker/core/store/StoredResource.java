package dev.resourcebroker.core.store;

import dev.resourcebroker.resource.Resource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it is stored.
 *
 * @param resource what callers see
 * @param entryNames the names of the current version's entries; not secret
 * @param details the ciphertext of the current version, when there is one
 */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
public record StoredResource(Resource resource, Set<String> entryNames, byte @Nullable [] details) {}
