package dev.resourcebroker.provider;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a resource is to be: an offering with a value for each of its parameters. {@link Offering#specify} makes one of
 * what a caller gave; the constructor is for what was stored. Holds nothing secret. Immutable.
 *
 * @param offering of which offering
 * @param parameters the values in their canonical text, by name
 */
public record Specification(OfferingId offering, Map<String, String> parameters) {
    /** Copies and sorts the map. */
    public Specification {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /**
     * A value as it is stored.
     *
     * @param name a parameter of the offering
     * @return the value
     * @throws PermanentBrokerException INTERNAL when the offering has no such parameter
     */
    public String text(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new PermanentBrokerException(
                    ErrorCode.INTERNAL, offering + " has no parameter '" + name + "', but " + parameters.keySet());
        }
        return value;
    }

    /**
     * A value of {@link Values.Whole}.
     *
     * @param name a parameter of the offering
     * @return the number
     */
    public long whole(String name) {
        return Long.parseLong(text(name));
    }

    /**
     * A value of {@link Values.Decimal}.
     *
     * @param name a parameter of the offering
     * @return the number
     */
    public BigDecimal decimal(String name) {
        return new BigDecimal(text(name));
    }

    /**
     * A value of {@link Values.Flag}.
     *
     * @param name a parameter of the offering
     * @return yes or no
     */
    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /**
     * A value of {@link Values.Span}.
     *
     * @param name a parameter of the offering
     * @return the length of time
     */
    public Duration span(String name) {
        return Duration.parse(text(name));
    }
}
