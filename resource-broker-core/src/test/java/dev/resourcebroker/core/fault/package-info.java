/**
 * What happens when something is wrong: bad input, damaged rows, lost keys, an absent meta-database. One class per kind
 * of fault; what the library does when all is well is tested elsewhere.
 */
@NullMarked
package dev.resourcebroker.core.fault;

import org.jspecify.annotations.NullMarked;
