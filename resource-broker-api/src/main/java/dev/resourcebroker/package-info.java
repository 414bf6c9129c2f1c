/**
 * The broker's handles: who asks, for which organisation, and what the operator of the platform may do beside. The
 * values that they take and give lie in the packages below, extension points in {@code spi}.
 */
@NullMarked
package dev.resourcebroker;

import org.jspecify.annotations.NullMarked;
