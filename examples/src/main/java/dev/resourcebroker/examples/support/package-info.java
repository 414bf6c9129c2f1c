/**
 * What several examples need: a temporary directory, a PostgreSQL server, child processes, a table of steps. Nothing
 * here shows how the broker is used.
 */
@NullMarked
package dev.resourcebroker.examples.support;

import org.jspecify.annotations.NullMarked;
