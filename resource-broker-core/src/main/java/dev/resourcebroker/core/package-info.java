/**
 * The door of the engine, and its only exported package: what a host builds a broker with. How the engine works is in
 * the rooms below, which nobody outside sees.
 */
@NullMarked
package dev.resourcebroker.core;

import org.jspecify.annotations.NullMarked;
