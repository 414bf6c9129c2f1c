/**
 * Neon, simulated on loopback with a real PostgreSQL behind it: as awkward as its documentation says, and held to its
 * published description where that is at hand. For tests and for examples.
 */
@NullMarked
package dev.resourcebroker.neon.fake;

import org.jspecify.annotations.NullMarked;
