/** Tests of the network policy. What connects by it is tested with the engine. */
@NullMarked
package dev.resourcebroker.network;

import org.jspecify.annotations.NullMarked;
