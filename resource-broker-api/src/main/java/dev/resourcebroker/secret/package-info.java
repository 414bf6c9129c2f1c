/**
 * The type of every secret value. Nothing else may hold one.
 */
@NullMarked
package dev.resourcebroker.secret;

import org.jspecify.annotations.NullMarked;
