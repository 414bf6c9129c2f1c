/**
 * One runnable class per promise of the README, started by {@code examples/run}. What several of them need lies in
 * {@code support}, and the programs of tenants lie in {@code tenant}.
 */
@NullMarked
package dev.resourcebroker.examples;

import org.jspecify.annotations.NullMarked;
