/**
 * The registry of providers: which there are, what they offer, with which credential they are called, and how often each
 * credential may be used.
 */
@NullMarked
package dev.resourcebroker.core.provider;

import org.jspecify.annotations.NullMarked;
