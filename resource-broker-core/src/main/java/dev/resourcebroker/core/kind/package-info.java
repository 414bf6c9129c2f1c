/**
 * The registry of kinds and the strategies that are built in. A strategy judges requests and sees only the API; what
 * happens next is decided in {@code lifecycle}.
 */
@NullMarked
package dev.resourcebroker.core.kind;

import org.jspecify.annotations.NullMarked;
