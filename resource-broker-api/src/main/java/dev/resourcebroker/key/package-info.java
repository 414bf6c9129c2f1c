/**
 * The life of keys, as an operator sees it: changing them, and destroying an organisation's. The keys themselves never
 * show here.
 */
@NullMarked
package dev.resourcebroker.key;

import org.jspecify.annotations.NullMarked;
