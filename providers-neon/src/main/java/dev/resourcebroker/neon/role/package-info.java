/**
 * Roles of a PostgreSQL database, by SQL: one that owns what an application makes and can't log in, and members of it
 * that can. Knows no vendor: where the database is and who administers it is given.
 */
@NullMarked
package dev.resourcebroker.neon.role;

import org.jspecify.annotations.NullMarked;
