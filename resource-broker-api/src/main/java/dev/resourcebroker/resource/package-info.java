/**
 * A tenant's resource: its id, kind, type, phase, connection details and versions. How a workload receives them is
 * in {@code binding}.
 */
@NullMarked
package dev.resourcebroker.resource;

import org.jspecify.annotations.NullMarked;
