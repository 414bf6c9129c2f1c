/**
 * What goes wrong, one kind of failure a file: each gives a clear error with its code, leaves nothing half-done, and the
 * broker goes on. What goes right is tested beside this package.
 */
@NullMarked
package dev.resourcebroker.core.faults;

import org.jspecify.annotations.NullMarked;
