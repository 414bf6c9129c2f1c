/**
 * Kubernetes clusters: whose their namespaces are, what a pod may be given, and the re-injection of everything. How a
 * cluster is spoken to is its target's affair.
 */
@NullMarked
package dev.resourcebroker.core.cluster;

import org.jspecify.annotations.NullMarked;
