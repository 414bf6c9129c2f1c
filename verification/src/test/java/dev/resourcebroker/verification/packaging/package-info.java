/**
 * What the published jars look like from outside. How they are built is in the build files.
 */
@NullMarked
package dev.resourcebroker.verification.packaging;

import org.jspecify.annotations.NullMarked;
