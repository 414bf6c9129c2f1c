/**
 * Code of a host, written against the API alone. Nothing here may use the core.
 */
@NullMarked
package org.example.host;

import org.jspecify.annotations.NullMarked;
