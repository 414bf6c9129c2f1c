/** A provider through the whole engine, against its simulated vendor. What a provider does by itself is tested beside it. */
@NullMarked
package dev.resourcebroker.verification.neon;

import org.jspecify.annotations.NullMarked;
