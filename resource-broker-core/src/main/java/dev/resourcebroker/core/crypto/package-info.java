/**
 * What stored bytes look like: keysets, encrypted fields and what they are bound to; the only place that knows Tink and
 * JSON. Pure: files, rows and the life of keysets are elsewhere.
 */
@NullMarked
package dev.resourcebroker.core.crypto;

import org.jspecify.annotations.NullMarked;
