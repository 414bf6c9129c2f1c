/**
 * How a workload receives connections: bindings, names, plans and injections. What is connected to is in
 * {@code resource}.
 */
@NullMarked
package dev.resourcebroker.binding;

import org.jspecify.annotations.NullMarked;
