/**
 * Whether a secret gets out anywhere: into files, logs, errors, printed objects, names of threads. What happens when
 * something fails is tested in {@code fault}.
 */
@NullMarked
package dev.resourcebroker.core.leak;

import org.jspecify.annotations.NullMarked;
