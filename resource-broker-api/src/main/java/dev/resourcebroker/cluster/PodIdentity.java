package dev.resourcebroker.cluster;

import java.util.Optional;

/**
 * Who a pod is. Neither its name nor its labels count.
 *
 * @param account the service account that it runs as
 * @param namespaceUid the UID of its namespace, where whoever asks knows it; without one it isn't compared
 */
public record PodIdentity(ServiceAccount account, Optional<String> namespaceUid) {}
