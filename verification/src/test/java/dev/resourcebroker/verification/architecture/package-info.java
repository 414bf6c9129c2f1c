/**
 * The rules that hold the shape of the house: which room may use which, which library belongs where, and what no main
 * code does. What a room does is tested in its own module.
 */
@NullMarked
package dev.resourcebroker.verification.architecture;

import org.jspecify.annotations.NullMarked;
