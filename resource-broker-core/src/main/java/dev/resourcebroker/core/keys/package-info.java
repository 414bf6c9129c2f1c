/**
 * The life of keysets: who makes, wraps, finds and caches them, and the key file. What their bytes look like is in
 * {@code crypto}, where rows lie is in {@code store}.
 */
@NullMarked
package dev.resourcebroker.core.keys;

import org.jspecify.annotations.NullMarked;
