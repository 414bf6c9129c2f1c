/**
 * What a caller asks for: the use cases on resources, and which transitions may happen. How a kind behaves is in
 * {@code kind}, how a workload receives a resource in {@code binding}.
 */
@NullMarked
package dev.resourcebroker.core.lifecycle;

import org.jspecify.annotations.NullMarked;
