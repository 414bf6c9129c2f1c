package dev.resourcebroker.core;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.resourcebroker.spi.IdSource;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562): their order is the order of creation within a process. */
final class TimeOrderedIds implements IdSource {
    private final TimeBasedEpochGenerator generator;

    private TimeOrderedIds(TimeBasedEpochGenerator generator) {
        this.generator = generator;
    }

    static TimeOrderedIds on(Clock clock) {
        UUIDClock millis = new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        };
        return new TimeOrderedIds(Generators.timeBasedEpochGenerator(new SecureRandom(), millis));
    }

    @Override
    public UUID next() {
        return generator.generate();
    }
}
