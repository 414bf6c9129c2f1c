/**
 * Makes PostgreSQL databases at Neon: how its API is called, what its answers mean, which roles it is asked for. What a
 * database is told by SQL lives in {@code role}; what to do next is decided by the engine.
 */
@NullMarked
package dev.resourcebroker.neon;

import org.jspecify.annotations.NullMarked;
