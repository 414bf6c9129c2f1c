/** The life of resources that vendors make, through the public interface. */
@NullMarked
package dev.resourcebroker.core.engine;

import org.jspecify.annotations.NullMarked;
