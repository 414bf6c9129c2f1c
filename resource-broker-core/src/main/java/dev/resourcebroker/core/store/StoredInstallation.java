package dev.resourcebroker.core.store;

import java.time.Instant;

/**
 * Whose meta-database this is.
 *
 * @param name the installation's name
 * @param kekId the key encryption key that it was begun with
 * @param createdAt when it was begun
 */
public record StoredInstallation(String name, String kekId, Instant createdAt) {}
