/** The vendor of the example provider, and the contract between the two. What the contract tests is not repeated here. */
@NullMarked
package dev.resourcebroker.examples.dewdrop;

import org.jspecify.annotations.NullMarked;
