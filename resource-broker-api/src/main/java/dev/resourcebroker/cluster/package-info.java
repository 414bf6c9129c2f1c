/**
 * Kubernetes clusters as the operator registers them: which namespace is whose, which service account is which workload,
 * what a pod may be given, and the re-injection of everything. How a cluster is spoken to is not known here.
 */
@NullMarked
package dev.resourcebroker.cluster;

import org.jspecify.annotations.NullMarked;
