/**
 * Where the broker may connect to on behalf of a tenant, as the host decides it. Connecting itself is the engine's.
 */
@NullMarked
package dev.resourcebroker.network;

import org.jspecify.annotations.NullMarked;
