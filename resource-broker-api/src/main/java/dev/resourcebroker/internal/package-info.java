/**
 * Checks shared by the value types of the API. Not exported.
 */
@NullMarked
package dev.resourcebroker.internal;

import org.jspecify.annotations.NullMarked;
