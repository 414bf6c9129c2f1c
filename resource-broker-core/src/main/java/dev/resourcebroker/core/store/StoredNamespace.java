package dev.resourcebroker.core.store;

import dev.resourcebroker.cluster.NamespaceRegistration;
import java.util.UUID;

/**
 * A registered namespace.
 *
 * @param row its row
 * @param registration whose it is
 */
public record StoredNamespace(UUID row, NamespaceRegistration registration) {}
