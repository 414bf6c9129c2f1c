/**
 * The audit log: which operations there are, how an entry is tied to the one before it in the transaction that it tells
 * of, and how chains are checked. Where entries lie is in {@code store}, what a MAC looks like in {@code crypto}.
 */
@NullMarked
package dev.resourcebroker.core.audit;

import org.jspecify.annotations.NullMarked;
