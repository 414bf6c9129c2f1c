/**
 * What is to happen next with a resource at a vendor: the decision, a pure function of what is on record and what a look
 * saw. What a caller may ask for is in {@code lifecycle}.
 */
@NullMarked
package dev.resourcebroker.core.provisioning;

import org.jspecify.annotations.NullMarked;
