/**
 * What the engine and the provider of a vendor tell each other: what an offering declares, what a look at the vendor
 * sees, what came of an effect. How a vendor is called lives in its provider, what to do next in the engine.
 */
@NullMarked
package dev.resourcebroker.provider;

import org.jspecify.annotations.NullMarked;
