/**
 * What stored bytes look like: keysets, encrypted fields and what they are bound to; the only place that knows Tink and
 * JSON. Pure, but for a key service that a Tink client calls; files, rows and the life of keysets are elsewhere.
 */
@NullMarked
package dev.resourcebroker.core.crypto;

import org.jspecify.annotations.NullMarked;
