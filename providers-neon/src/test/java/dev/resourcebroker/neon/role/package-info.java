/** Roles of a real PostgreSQL, of no vendor. */
@NullMarked
package dev.resourcebroker.neon.role;

import org.jspecify.annotations.NullMarked;
