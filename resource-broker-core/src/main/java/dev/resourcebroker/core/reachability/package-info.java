/**
 * Tries connections: resolves and pins addresses, asks the network policy, connects, and logs in by small protocol
 * clients of its own. Reading connection strings, and what is stored, is elsewhere.
 */
@NullMarked
package dev.resourcebroker.core.reachability;

import org.jspecify.annotations.NullMarked;
