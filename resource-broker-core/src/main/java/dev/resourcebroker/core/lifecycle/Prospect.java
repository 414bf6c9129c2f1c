package dev.resourcebroker.core.lifecycle;

import java.util.function.Function;

/**
 * A change that may be made.
 *
 * @param intent what is decided
 * @param outlook what it comes to
 */
record Prospect(Intent intent, Function<Facts, Outlook> outlook) {}
