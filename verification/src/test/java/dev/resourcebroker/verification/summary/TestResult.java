package dev.resourcebroker.verification.summary;

/**
 * One test of one run.
 *
 * @param java the version of the JDK that it ran on
 * @param name class and method
 * @param outcome how it ended
 * @param reason why, in one line; empty when it passed
 */
record TestResult(Runtime.Version java, String name, Outcome outcome, String reason) {}
