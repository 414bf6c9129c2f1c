package dev.resourcebroker.core.store;

import java.util.List;

/**
 * A registered namespace with what runs in it.
 *
 * @param namespace the namespace
 * @param placements the workloads that its service accounts are, each once
 */
public record PlacedNamespace(StoredNamespace namespace, List<StoredPlacement> placements) {}
