/**
 * Contracts of the extension points as abstract JUnit tests, a clock that is set, and ids that are known beforehand.
 * What they test is described in the API's {@code spi}; no implementation lives here.
 */
@NullMarked
package dev.resourcebroker.tck;

import org.jspecify.annotations.NullMarked;
