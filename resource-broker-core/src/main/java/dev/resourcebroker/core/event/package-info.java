/**
 * Passes events on to the listeners that the host registered. What is worth an event is decided where it happens.
 */
@NullMarked
package dev.resourcebroker.core.event;

import org.jspecify.annotations.NullMarked;
