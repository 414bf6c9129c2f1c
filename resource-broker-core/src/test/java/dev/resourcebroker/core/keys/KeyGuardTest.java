package dev.resourcebroker.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.event.Events;
import dev.resourcebroker.core.fixture.Heard;
import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.spi.BrokerEvent;
import dev.resourcebroker.spi.KeyEncryptionKey;
import dev.resourcebroker.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A key that hangs delays its own organisation only, and that one only so long; a busy one is called in turns. */
@Timeout(60)
class KeyGuardTest {
    private static final OrgId ACME = OrgId.of("acme");
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(50);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final KeysetsInMemory store = new KeysetsInMemory();
    private final CountingKey platform = new CountingKey();
    private final HangingKey acmes = new HangingKey();
    private final Heard heard = new Heard();
    private final Events events = new Events(List.of(heard));
    private final TestKeys with = TestKeys.of(platform, store, SettableClock.at(Instant.EPOCH))
            .events(events)
            .chooser(this::chosen);

    private List<KeyEncryptionKey> chosen(OrgId org) {
        return org.equals(ACME) ? List.of(acmes) : List.of();
    }

    @AfterEach
    void end() throws InterruptedException {
        acmes.answering.countDown();
        threads.shutdownNow();
        events.close();
    }

    @Test
    void aKeyThatHangs_isUnavailableInTimeAndAnEvent() {
        OrgKeys keys = with.calls(1000, SHORT).start();
        TransientBrokerException thrown =
                catchThrowableOfType(TransientBrokerException.class, () -> keys.forWriting(ACME));
        assertThat(thrown.code()).isEqualTo(ErrorCode.KEY_UNAVAILABLE);
        assertThat(thrown).hasMessageContaining(acmes.id()).hasMessageContaining("PT0.05S");
        assertThat(heard.next(BrokerEvent.KeyUnavailable.class).key()).isEqualTo(acmes.id());
        assertThat(store.rows).isEmpty();
        keys.close();
    }

    @Test
    void aKeyThatHangs_delaysNoOtherOrganisation() throws Exception {
        OrgKeys keys = with.calls(1000, LONG).start();
        List<CompletableFuture<OrgCipher>> waiting = List.of(
                CompletableFuture.supplyAsync(() -> keys.forWriting(ACME), threads),
                CompletableFuture.supplyAsync(() -> keys.forReading(ACME), threads));
        while (acmes.calls.get() == 0) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 500; i++) {
            keys.forWriting(OrgId.of("org-" + i));
        }
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        acmes.answering.countDown();
        assertThat(waiting.get(0).get(20, TimeUnit.SECONDS)).hasToString("FieldCipher[acme]");
        keys.close();
    }

    @Test
    void aKeyThatHangsForEver_getsNoMoreCallsThanItHasTurns() {
        OrgKeys keys = with.calls(1000, SHORT).start();
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> keys.forWriting(ACME)).isInstanceOf(TransientBrokerException.class);
        }
        assertThat(acmes.calls).hasValue(2);
        keys.close();
    }

    @Test
    void aCipherThatTakesLong_isEmptyInTimeAndThereLater() {
        acmes.answering.countDown();
        with.start().forWriting(ACME);
        acmes.hangAgain();
        OrgKeys keys = with.calls(1000, LONG).start();
        assertThat(keys.forReading(ACME, SHORT)).isEmpty();
        acmes.answering.countDown();
        Optional<OrgCipher> cipher = Optional.empty();
        while (cipher.isEmpty()) {
            cipher = keys.forReading(ACME, SHORT);
        }
        assertThat(acmes.calls).hasValue(2);
        keys.close();
    }

    @Test
    void aTurnThatDoesNotComeInTime_isATransientErrorAndNoOutage() {
        OrgKeys keys = with.calls(1, SHORT).start();
        keys.forWriting(OrgId.of("first"));
        BrokerException thrown = catchThrowableOfType(BrokerException.class, () -> keys.forWriting(OrgId.of("second")));
        assertThat(thrown.code()).isEqualTo(ErrorCode.KEY_UNAVAILABLE);
        assertThat(thrown).hasMessageContaining("no turn");
        assertThat(platform.wraps).hasValue(1);
        assertThat(heard.isQuiet()).isTrue();
        keys.close();
    }

    @Test
    void whoWaitsForATurn_getsItInOrderAndKeepsItsInterrupt() throws Exception {
        Turns turns = new Turns(1, 1000);
        assertThat(turns.begin(0)).isTrue();
        List<String> order = new CopyOnWriteArrayList<>();
        List<Thread> waiting =
                Stream.of("a", "b", "c").map(name -> waiter(turns, name, order)).toList();
        waiting.get(2).interrupt();
        assertThat(turns.begin(TimeUnit.MILLISECONDS.toNanos(1))).isFalse();
        turns.end();
        for (Thread thread : waiting) {
            thread.join(20_000);
        }
        assertThat(order).containsExactly("a", "b", "c!");
    }

    private static Thread waiter(Turns turns, String name, List<String> order) {
        Thread thread = new Thread(() -> {
            if (turns.begin(LONG.toNanos())) {
                order.add(name + (Thread.currentThread().isInterrupted() ? "!" : ""));
                turns.end();
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }
}
