package dev.resourcebroker.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SingleFlightTest {
    private final SingleFlight<String, Integer> flights = new SingleFlight<>();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void whoComesMeanwhileSharesTheValue() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        FutureTask<Integer> first = waiting(release, () -> 7);
        FutureTask<Integer> second = waiting(release, () -> 8);
        release.countDown();
        assertThat(first.get()).isEqualTo(7);
        assertThat(second.get()).isEqualTo(7);
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoComesMeanwhileSharesTheError(boolean error) throws Exception {
        Throwable failure = error ? new StackOverflowError() : new IllegalStateException();
        CountDownLatch release = new CountDownLatch(1);
        FutureTask<Integer> first = waiting(release, () -> fail(failure));
        FutureTask<Integer> second = waiting(release, () -> 8);
        release.countDown();
        assertThatThrownBy(first::get).isInstanceOf(ExecutionException.class).hasCause(failure);
        assertThatThrownBy(second::get).isInstanceOf(ExecutionException.class).hasCause(failure);
    }

    @Test
    void nothingIsKept() {
        assertThat(flights.run("a", calls::incrementAndGet)).isEqualTo(1);
        assertThat(flights.run("a", calls::incrementAndGet)).isEqualTo(2);
        assertThatThrownBy(() -> flights.run("a", () -> fail(new IllegalStateException())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(flights.run("a", calls::incrementAndGet)).isEqualTo(3);
    }

    @Test
    void keysDoNotWaitForOneAnother() {
        assertThat(flights.run("a", () -> flights.run("b", () -> 5))).isEqualTo(5);
    }

    /** Runs on a thread of its own, and returns when that waits: for the latch or for the flight before it. */
    private FutureTask<Integer> waiting(CountDownLatch release, Supplier<Integer> call) {
        FutureTask<Integer> task = new FutureTask<>(() -> flights.run("a", () -> {
            calls.incrementAndGet();
            await(release);
            return call.get();
        }));
        Thread thread = new Thread(task);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return task;
    }

    private static Integer fail(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
