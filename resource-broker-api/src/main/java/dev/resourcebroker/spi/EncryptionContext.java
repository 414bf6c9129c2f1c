package dev.resourcebroker.spi;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a wrapped keyset is bound to. Not secret: key services log it.
 *
 * @param values names and values, sorted by name
 */
public record EncryptionContext(Map<String, String> values) {
    /** Copies and sorts the map. */
    public EncryptionContext {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
