/**
 * The errors of the library: one root, transient or permanent, each with a stable code.
 */
@NullMarked
package dev.resourcebroker.error;

import org.jspecify.annotations.NullMarked;
