/**
 * Durable work on db-scheduler: when it is due, who does it, what happens when it fails. Knows no type of the domain;
 * what a job does is given to it.
 */
@NullMarked
package dev.resourcebroker.core.job;

import org.jspecify.annotations.NullMarked;
