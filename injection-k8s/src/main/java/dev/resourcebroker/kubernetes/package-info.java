/**
 * Bindings as Secrets, environment and volumes of the right tenant's pods, in one Kubernetes cluster. Knows the broker by
 * its API only: where values come from, and who may have them, is decided there.
 */
@NullMarked
package dev.resourcebroker.kubernetes;

import org.jspecify.annotations.NullMarked;
