package dev.resourcebroker.core.crypto;

import dev.resourcebroker.resource.ResourceId;

/**
 * The place of an encrypted field within its organisation.
 *
 * @param resource whose it is
 * @param purpose what it is for
 * @param seq which of several
 */
public record FieldPlace(ResourceId resource, Purpose purpose, long seq) {}
