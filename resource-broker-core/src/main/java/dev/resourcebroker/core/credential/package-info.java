/**
 * The credentials that vendors are called with: what organisations bring is verified, stored and resolved for a call here;
 * the platform's is asked for at each call. Which of them a resource is made with is decided where it is created.
 */
@NullMarked
package dev.resourcebroker.core.credential;

import org.jspecify.annotations.NullMarked;
