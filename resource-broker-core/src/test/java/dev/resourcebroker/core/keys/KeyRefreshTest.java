package dev.resourcebroker.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.fixture.Heard;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.spi.BrokerEvent;
import dev.resourcebroker.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keysets in use are refreshed before their age ends; an outage is noticed then, and matters only at the age. */
@Timeout(60)
class KeyRefreshTest {
    private static final OrgId ACME = OrgId.of("acme");
    private static final Duration AGE = Duration.ofMinutes(10);

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-28T10:00:00Z"));
    private final KeysetsInMemory store = new KeysetsInMemory();
    private final CountingKey kek = new CountingKey();
    private final Heard heard = new Heard();
    private final Events events = new Events(List.of(heard));
    private final OrgKeys keys = TestKeys.of(kek, store, clock).events(events).start();

    @AfterEach
    void close() {
        keys.close();
        events.close();
    }

    @Test
    void aKeysetInUse_neverExpires() {
        keys.forWriting(ACME);
        for (int i = 1; i <= 20; i++) {
            clock.advance(Duration.ofMinutes(8).minusMillis(1));
            keys.forReading(ACME);
            int refreshes = i;
            eventually(() -> kek.unwraps.get() == refreshes);
            eventually(() -> keys.flights() == 0);
        }
    }

    @Test
    void aRefresh_keepsNoReaderWaitingAndIsOneCall() {
        keys.forWriting(ACME);
        HangingKey hanging = new HangingKey(kek);
        OrgKeys readers = TestKeys.of(hanging, store, clock).start();
        hanging.answering.countDown();
        readers.forReading(ACME);
        hanging.hangAgain();
        clock.advance(Duration.ofMinutes(8).minusMillis(1));
        for (int i = 0; i < 1000; i++) {
            readers.forReading(ACME);
        }
        eventually(() -> hanging.calls.get() == 2);
        hanging.answering.countDown();
        eventually(() -> readers.flights() == 0);
        clock.advance(Duration.ofMinutes(5));
        readers.forReading(ACME);
        assertThat(hanging.calls).hasValue(2);
        readers.close();
    }

    @Test
    void anOutage_leavesWhatIsCachedUntilTheAgeAndIsAnEventOnce() {
        keys.forWriting(ACME);
        kek.outage.set(new TransientBrokerException(ErrorCode.KEY_UNAVAILABLE, "down", null));
        clock.advance(Duration.ofMinutes(8).minusMillis(1));
        keys.forReading(ACME);
        BrokerEvent.KeyUnavailable gone = heard.next(BrokerEvent.KeyUnavailable.class);
        assertThat(gone)
                .isEqualTo(new BrokerEvent.KeyUnavailable(clock.instant(), kek.id(), ErrorCode.KEY_UNAVAILABLE));
        eventually(() -> keys.flights() == 0);
        clock.advance(Duration.ofMinutes(2));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> keys.forReading(ACME)).isInstanceOf(TransientBrokerException.class);
        }
        kek.outage.set(null);
        keys.forReading(ACME);
        assertThat(heard.next(BrokerEvent.KeyAvailable.class))
                .isEqualTo(new BrokerEvent.KeyAvailable(clock.instant(), kek.id(), Duration.ofMinutes(2)));
        assertThat(heard.isQuiet()).isTrue();
    }

    @Test
    void aDisabledKey_stopsServingWithinTheAge() {
        List<OrgId> orgs =
                IntStream.range(0, 200).mapToObj(i -> OrgId.of("org-" + i)).toList();
        orgs.forEach(keys::forWriting);
        kek.outage.set(new PermanentBrokerException(ErrorCode.KEY_REFUSED, "disabled"));
        for (int minute = 1; minute < 8; minute++) {
            clock.advance(Duration.ofMinutes(1));
            orgs.forEach(keys::forReading);
        }
        eventually(() -> keys.flights() == 0);
        clock.advance(Duration.ofMinutes(3));
        for (OrgId org : orgs) {
            assertThatThrownBy(() -> keys.forReading(org)).hasMessage("disabled");
        }
    }

    @Test
    void aRefusalInTheBackground_isTriedAgainAfterAPause() {
        keys.forWriting(ACME);
        kek.outage.set(new TransientBrokerException(ErrorCode.KEY_UNAVAILABLE, "down", null));
        clock.advance(Duration.ofMinutes(6).plusSeconds(90));
        keys.forReading(ACME);
        eventually(() -> kek.unwraps.get() == 1 && keys.flights() == 0);
        keys.forReading(ACME);
        keys.forReading(ACME);
        assertThat(kek.unwraps).hasValue(1);
        kek.outage.set(null);
        clock.advance(Duration.ofSeconds(30));
        keys.forReading(ACME);
        eventually(() -> kek.unwraps.get() == 2 && keys.flights() == 0);
        clock.advance(Duration.ofMinutes(5));
        keys.forReading(ACME);
        assertThat(kek.unwraps).hasValue(2);
    }

    @Test
    void whatWasLoadedTogether_expiresApart() {
        KeysetCache cache = new KeysetCache(new CacheLimits(10_000, AGE), clock);
        List<Duration> lifetimes = IntStream.range(0, 10_000)
                .mapToObj(i -> cache.lifetime(OrgId.of("org-" + i)))
                .toList();
        assertThat(lifetimes).allSatisfy(life -> assertThat(life).isBetween(Duration.ofMinutes(8), AGE));
        // In each second of the two minutes about 83 of them; chance lets some seconds have more.
        long most =
                lifetimes.stream()
                        .collect(Collectors.groupingBy(Duration::toSeconds, Collectors.counting()))
                        .values()
                        .stream()
                        .max(Long::compare)
                        .orElseThrow();
        assertThat(most).isLessThan(150);
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
