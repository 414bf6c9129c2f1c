package dev.resourcebroker.spi;

import java.util.UUID;

/** Where new ids come from. Thread-safe. */
@FunctionalInterface
public interface IdSource {
    /**
     * A new id.
     *
     * @return a time-ordered UUID (version 7, RFC 9562), never given before
     */
    UUID next();
}
