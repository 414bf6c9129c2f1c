/**
 * Benchmarks: the broker beside a baseline that uses nothing of this project, in the same run. Tests and what they
 * share don't live here.
 */
@NullMarked
package dev.resourcebroker.verification.bench;

import org.jspecify.annotations.NullMarked;
