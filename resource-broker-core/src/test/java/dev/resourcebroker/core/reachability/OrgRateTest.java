package dev.resourcebroker.core.reachability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrgRateTest {
    private static final OrgId ACME = OrgId.of("acme");

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-25T10:00:00Z"));
    private final OrgRate rate = new OrgRate(10, clock);

    private void take(int times) {
        for (int i = 0; i < times; i++) {
            rate.take(ACME);
        }
    }

    private void assertRefused(String wait) {
        assertThatThrownBy(() -> rate.take(ACME))
                .isInstanceOfSatisfying(
                        TransientBrokerException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMITED))
                .hasMessageContaining("acme")
                .hasMessageContaining(wait);
    }

    @Test
    void aMinutesWorth_mayComeAtOnceAndNoMore() {
        take(10);
        assertRefused("6 s");
    }

    @Test
    void time_givesThemBackOneByOne() {
        take(10);
        clock.advance(Duration.ofSeconds(6));
        take(1);
        assertRefused("6 s");
        clock.advance(Duration.ofSeconds(4));
        assertRefused("2 s");
        clock.advance(Duration.ofHours(1));
        take(10);
        assertRefused("6 s");
    }

    @Test
    void organisations_doNotShare() {
        take(10);
        rate.take(OrgId.of("other"));
    }

    @Test
    void aClockThatIsSetBack_locksNobodyOut() {
        take(10);
        clock.advance(Duration.ofDays(-1));
        take(1);
    }

    @Test
    void organisationsThatRest_areForgotten() {
        for (int i = 0; i < 5000; i++) {
            rate.take(OrgId.of("org" + i));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(rate.size()).isLessThanOrEqualTo(1001);
    }
}
