/**
 * The meta-database: rows by aggregate, tenant scope, migrations. The only SQL of the library. What a row means is
 * decided elsewhere.
 */
@NullMarked
package dev.resourcebroker.core.store;

import org.jspecify.annotations.NullMarked;
