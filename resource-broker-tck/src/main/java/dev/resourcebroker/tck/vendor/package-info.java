/**
 * A vendor that doesn't exist, served on loopback, with the provider for it: for tests of hosts and of the broker itself.
 * It behaves as its traits say, misbehaves as it is told to, and tells what it holds. No contract lives here.
 */
@NullMarked
package dev.resourcebroker.tck.vendor;

import org.jspecify.annotations.NullMarked;
