/**
 * How a workload receives what is bound to it: names, plans, deliveries and the injectors that are built in. What a
 * resource is and may become is in {@code lifecycle}.
 */
@NullMarked
package dev.resourcebroker.core.binding;

import org.jspecify.annotations.NullMarked;
