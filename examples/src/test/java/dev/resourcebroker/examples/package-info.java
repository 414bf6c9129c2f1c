/**
 * Runs every example as its reader would, and holds the README to them. What the library itself promises is tested
 * where it lives.
 */
@NullMarked
package dev.resourcebroker.examples;

import org.jspecify.annotations.NullMarked;
