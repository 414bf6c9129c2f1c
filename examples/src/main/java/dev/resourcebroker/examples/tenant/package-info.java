/**
 * Programs of tenants, which examples start as processes of their own. They know nothing of the broker, only their
 * environment.
 */
@NullMarked
package dev.resourcebroker.examples.tenant;

import org.jspecify.annotations.NullMarked;
