package dev.resourcebroker.binding;

import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.ResourceId;

/**
 * What a binding gives right now. Printing it shows no secret.
 *
 * @param binding the binding
 * @param resource what it binds
 * @param connectionVersion the number of the connection version
 * @param details the entries of that version
 */
public record ResolvedBinding(
        BindingId binding, ResourceId resource, long connectionVersion, ConnectionDetails details) {}
