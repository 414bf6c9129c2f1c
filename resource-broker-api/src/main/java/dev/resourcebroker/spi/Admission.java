package dev.resourcebroker.spi;

import dev.resourcebroker.resource.ConnectionDetails;

/** What a kind makes of a request. */
public sealed interface Admission {
    /**
     * The request is wrong. Nothing is stored.
     *
     * @param field which part of it
     * @param problem what is wrong, never repeating a value
     */
    record Refused(String field, String problem) implements Admission {}

    /**
     * The connection details are there already: the resource is ready, and they are its next connection version.
     *
     * @param details what was supplied
     */
    record Supplied(ConnectionDetails details) implements Admission {}
}
