package dev.resourcebroker.core.store;

import dev.resourcebroker.binding.BindingId;
import dev.resourcebroker.resource.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * What a binding leads to.
 *
 * @param binding the binding
 * @param resource what it binds
 * @param seq the number of the current connection version
 * @param details its ciphertext, when there is one
 */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
public record StoredConnection(BindingId binding, ResourceId resource, long seq, byte @Nullable [] details) {}
