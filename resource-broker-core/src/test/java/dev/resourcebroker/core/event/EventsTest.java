package dev.resourcebroker.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.fixture.Heard;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.spi.BrokerEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listeners are told in order; one that misbehaves disturbs neither the others nor who publishes. */
@Timeout(60)
class EventsTest {
    private final Heard heard = new Heard();

    @Test
    void listenersHearEventsInTheirOrder() throws InterruptedException {
        Events events = new Events(List.of(heard));
        for (int i = 0; i < 500; i++) {
            events.publish(event(i));
        }
        for (int i = 0; i < 500; i++) {
            assertThat(heard.next(BrokerEvent.OrgSkipped.class)).isEqualTo(event(i));
        }
        events.close();
    }

    @Test
    void aListenerThatThrows_disturbsNeitherTheOthersNorLaterEvents() throws InterruptedException {
        Events events = new Events(List.of(
                event -> {
                    throw new IllegalStateException("broken listener");
                },
                heard));
        events.publish(event(1));
        events.publish(event(2));
        assertThat(heard.next(BrokerEvent.OrgSkipped.class)).isEqualTo(event(1));
        assertThat(heard.next(BrokerEvent.OrgSkipped.class)).isEqualTo(event(2));
        events.close();
    }

    @Test
    void aListenerThatHangs_keepsNobodyWaitingAndBoundsWhatIsKept() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger told = new AtomicInteger();
        Events events = new Events(List.of(event -> {
            entered.countDown();
            told.incrementAndGet();
            await(release);
        }));
        events.publish(event(0));
        entered.await();
        for (int i = 0; i < 2 * Events.MOST_WAITING; i++) {
            events.publish(event(i));
        }
        release.countDown();
        events.close();
        assertThat(told).hasValue(1 + Events.MOST_WAITING);
    }

    @Test
    void whatWasPublished_isHeardBeforeTheCloseAndNothingAfterIt() throws InterruptedException {
        Events events = new Events(List.of(heard));
        events.publish(event(1));
        events.close();
        assertThat(heard.next(BrokerEvent.OrgSkipped.class)).isEqualTo(event(1));
        events.publish(event(2));
        assertThat(heard.isQuiet()).isTrue();
    }

    private static BrokerEvent event(int number) {
        return new BrokerEvent.OrgSkipped(Instant.EPOCH, OrgId.of("org-" + number), ErrorCode.KEY_REFUSED);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
