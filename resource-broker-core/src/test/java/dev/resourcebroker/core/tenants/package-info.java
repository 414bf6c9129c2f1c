/**
 * Several tenants at work at once, on either database: what one gets is never another's. Single rules of the boundary
 * are tested beside the handles.
 */
@NullMarked
package dev.resourcebroker.core.tenants;

import org.jspecify.annotations.NullMarked;
