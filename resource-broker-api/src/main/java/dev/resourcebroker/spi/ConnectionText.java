package dev.resourcebroker.spi;

import dev.resourcebroker.error.PermanentBrokerException;

/** A connection string on its way through a {@link Dialect}. Used by one thread. */
public interface ConnectionText {
    /**
     * What stands before {@code ://}.
     *
     * @return lower case; empty when there is none; with JDBC both steps, {@code jdbc:postgresql}
     */
    String scheme();

    /**
     * The scheme as it was pasted.
     *
     * @return as {@link #scheme()}, upper-case letters kept
     */
    String schemeAsWritten();

    /**
     * What follows the scheme and its colon, slashes included; the whole text when there is no scheme.
     *
     * @return the text as it was pasted, without line breaks at its end; secret
     */
    String rest();

    /**
     * Reads {@link #rest()} as {@code //user:password@hosts/path?options}.
     *
     * @param rules how this service reads that shape
     * @return the parts
     * @throws PermanentBrokerException INVALID_ARGUMENT, naming the part
     */
    ConnectionUrl url(UrlRules rules);

    /**
     * The error for a text that this service's clients refuse.
     *
     * @param problem what is wrong, never repeating a value
     * @return the error, to be thrown
     */
    static PermanentBrokerException refused(String problem) {
        return PermanentBrokerException.invalid("connectionString", problem);
    }
}
