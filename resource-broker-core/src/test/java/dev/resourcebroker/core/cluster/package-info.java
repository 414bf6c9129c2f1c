/** Tests of whose namespaces of clusters are, of what pods may be given, and of re-injection into a cluster in memory. */
@NullMarked
package dev.resourcebroker.core.cluster;

import org.jspecify.annotations.NullMarked;
