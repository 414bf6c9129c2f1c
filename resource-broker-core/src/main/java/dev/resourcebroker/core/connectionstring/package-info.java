/**
 * Reads connection strings into entries: one parser for the common shape of a URL, one small class for each service's
 * dialect. What becomes of the entries, and any connection to a server, is elsewhere.
 */
@NullMarked
package dev.resourcebroker.core.connectionstring;

import org.jspecify.annotations.NullMarked;
