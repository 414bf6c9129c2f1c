/**
 * What a host or a module implements: kinds of resource, dialects of connection strings, injectors, key encryption
 * keys and who has which, tombstones, resolvers of host names, listeners, sinks of the audit log. Nothing here is called
 * by tenant-facing code.
 */
@NullMarked
package dev.resourcebroker.spi;

import org.jspecify.annotations.NullMarked;
