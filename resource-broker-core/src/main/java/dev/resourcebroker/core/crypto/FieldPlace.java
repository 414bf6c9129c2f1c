package dev.resourcebroker.core.crypto;

import dev.resourcebroker.resource.ResourceId;

/** The place of an encrypted field within its organisation. */
record FieldPlace(ResourceId resource, Purpose purpose, long seq) {}
