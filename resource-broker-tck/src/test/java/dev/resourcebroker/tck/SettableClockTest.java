package dev.resourcebroker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    private final SettableClock clock = SettableClock.at(START);

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(START);
        clock.advance(Duration.ofMinutes(10));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(600));
        clock.set(START.minusSeconds(1));
        assertThat(clock.millis()).isEqualTo(START.toEpochMilli() - 1000);
    }

    @Test
    void aCopyForAnotherZoneSharesTheTime() {
        Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
        clock.advance(Duration.ofDays(1));
        assertThat(berlin.instant()).isEqualTo(clock.instant());
        assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }
}
