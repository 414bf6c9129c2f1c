/**
 * Adds up the test reports of all modules at the end of a build and fails it when a test failed or none was found. What
 * is tested lies elsewhere.
 */
@NullMarked
package dev.resourcebroker.verification.summary;

import org.jspecify.annotations.NullMarked;
