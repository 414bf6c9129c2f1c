package dev.resourcebroker.core.reachability;

import static dev.resourcebroker.core.reachability.Trial.postgres;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.TransientBrokerException;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Verification.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Name servers that hang. */
class LookupsTest {
    private static final ConnectionDetails HANGING = postgres("host=hangs.example", "username=app");
    private static final ConnectionDetails QUICK = postgres("host=nobody.example", "username=app");

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicLong now = new AtomicLong();
    private final AtomicLong step = new AtomicLong();
    private final Trial trial = new Trial()
            .deadline(Duration.ofSeconds(20))
            .nanos(() -> now.addAndGet(step.get()))
            .resolver(host -> {
                if (host.equals("hangs.example")) {
                    awaitUninterruptibly();
                }
                return List.of();
            });

    /** As a lookup of the operating system's does, this one doesn't heed interrupts. */
    private void awaitUninterruptibly() {
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                // Goes on waiting.
            }
        }
    }

    /** Nearly all of the time is over when the lookup begins. */
    private Code hang() {
        step.set(Duration.ofMillis(19_970).toNanos());
        Code code = trial.verify(HANGING).code();
        step.set(0);
        return code;
    }

    @AfterEach
    void close() {
        released.countDown();
        trial.close();
    }

    @Test
    void aLookupThatHangs_timesOut() {
        assertThat(hang()).isEqualTo(Code.TIMED_OUT);
    }

    @Test
    void anOrganisationWhoseLookupsHang_isRefusedAndOthersAreServed() {
        for (int i = 0; i < Lookups.PER_ORG; i++) {
            hang();
        }

        assertThatThrownBy(() -> trial.verify(QUICK))
                .isInstanceOfSatisfying(
                        TransientBrokerException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMITED))
                .hasMessageContaining("acme");
        assertThat(trial.verify(OrgId.of("other"), QUICK).code()).isEqualTo(Code.UNRESOLVABLE);
    }

    @Test
    void anOrganisation_isServedAgainWhenItsLookupsEnd() {
        for (int i = 0; i < Lookups.PER_ORG; i++) {
            hang();
        }
        released.countDown();

        Instant end = Instant.now().plusSeconds(30);
        while (!isServed() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(isServed()).isTrue();
    }

    private boolean isServed() {
        try {
            return trial.verify(QUICK).code() != Code.REACHABLE;
        } catch (TransientBrokerException e) {
            return false;
        }
    }

    @Test
    void closing_endsTheThreads() throws InterruptedException {
        trial.verify(QUICK);
        List<Thread> threads = lookupThreads();
        assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);

        trial.close();

        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(30).toMillis());
        }
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    private static List<Thread> lookupThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("resource-broker-lookup-"))
                .toList();
    }
}
