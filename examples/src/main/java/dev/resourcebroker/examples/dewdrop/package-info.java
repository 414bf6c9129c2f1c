/**
 * A provider for Dewdrop, a vendor of caches that doesn't exist: what an author writes, against the API alone. The vendor
 * itself is in the tests, where the contract lets things go wrong between the two.
 */
@NullMarked
package dev.resourcebroker.examples.dewdrop;

import org.jspecify.annotations.NullMarked;
