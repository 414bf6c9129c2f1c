/**
 * Processes that end at any moment: brokers in child JVMs are halted at every boundary, others finish their work, and then
 * the vendor holds what the meta-database says. What the engine decides is tested elsewhere.
 */
@NullMarked
package dev.resourcebroker.core.crash;

import org.jspecify.annotations.NullMarked;
