package dev.resourcebroker.tck;

import dev.resourcebroker.spi.IdSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that a test knows beforehand: UUIDs of version 7 that count up, in value and as text. The first is
 * {@code 00000000-0000-7000-8000-000000000001}. Thread-safe.
 */
public final class SequentialIds implements IdSource {
    private final AtomicLong last = new AtomicLong();

    /** Begins with the first id. */
    public SequentialIds() {}

    @Override
    public UUID next() {
        return nth(last.incrementAndGet());
    }

    /**
     * The id that the n-th call gives.
     *
     * @param n 1 for the first
     * @return the id
     */
    public static UUID nth(long n) {
        return new UUID(0x7000, Long.MIN_VALUE | n);
    }
}
