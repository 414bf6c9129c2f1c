/** What the example of a managed database needs: an account at Neon, simulated or real. */
@NullMarked
package dev.resourcebroker.examples.neon;

import org.jspecify.annotations.NullMarked;
