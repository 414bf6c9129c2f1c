package dev.resourcebroker.spi;

import dev.resourcebroker.resource.ConnectionDetails;
import java.util.List;

/**
 * What a connection string says, and what about it is doubtful. Printing it shows no secret.
 *
 * @param details the entries
 * @param warnings what clients may read differently; empty for a clean string
 */
public record Reading(ConnectionDetails details, List<Warning> warnings) {
    /** Copies the list. */
    public Reading {
        warnings = List.copyOf(warnings);
    }

    /**
     * One doubt.
     *
     * @param part the entry concerned, or {@code uri} for the string as a whole
     * @param problem what is doubtful, never repeating a value
     */
    public record Warning(String part, String problem) {
        @Override
        public String toString() {
            return part + " " + problem;
        }
    }
}
