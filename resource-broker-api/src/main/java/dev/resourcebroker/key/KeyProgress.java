package dev.resourcebroker.key;

/**
 * How far a run over keysets or fields is.
 *
 * @param done how many were looked at
 * @param total how many there were when the run began
 */
public record KeyProgress(long done, long total) {}
