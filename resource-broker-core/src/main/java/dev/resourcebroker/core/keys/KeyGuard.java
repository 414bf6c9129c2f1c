package dev.resourcebroker.core.keys;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.error.TransientBrokerException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Stands before one key encryption key: how many calls it gets at once and in a second, and how long anybody waits for
 * one. A key that hangs keeps no thread of a caller's beyond that, and nothing of other keys. Thread-safe.
 */
final class KeyGuard {
    private final String key;
    private final KeyThreads threads;
    private final KeyHealth health;
    private final Turns turns;
    private final Semaphore background;
    private final Duration timeout;

    KeyGuard(KeyHealth health, KeyThreads threads, int atOnce, CallLimits limits) {
        this.key = health.key();
        this.health = health;
        this.threads = threads;
        this.turns = new Turns(atOnce, limits.perSecond());
        this.background = new Semaphore(atOnce);
        this.timeout = limits.timeout();
    }

    /** The answer of a call to the key. */
    byte[] called(Supplier<byte[]> call) {
        if (!turns.begin(timeout.toNanos())) {
            throw unavailable("has had no turn for this call within " + timeout + "; others wait before it");
        }
        try {
            byte[] answer = answer(begun(call));
            health.worked();
            return answer;
        } catch (BrokerException e) {
            health.failed(e.code());
            throw e;
        }
    }

    private CompletableFuture<byte[]> begun(Supplier<byte[]> call) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> run(call, answer));
        } catch (RejectedExecutionException e) {
            turns.end();
            throw new PermanentBrokerException(ErrorCode.CLOSED, "the broker has been closed");
        }
        return answer;
    }

    // The turn ends with the call, not with the wait for it: a key that hangs gets no more calls than it has turns.
    private void run(Supplier<byte[]> call, CompletableFuture<byte[]> answer) {
        try {
            byte[] given = call.get();
            turns.end();
            answer.complete(given);
        } catch (RuntimeException | Error e) {
            turns.end();
            answer.completeExceptionally(e);
        }
    }

    private byte[] answer(CompletableFuture<byte[]> answer) {
        long deadline = System.nanoTime() + timeout.toNanos();
        if (!Waiting.forUpTo(deadline, left -> isDone(answer, left))) {
            throw unavailable("gave no answer within " + timeout);
        }
        try {
            return answer.getNow(new byte[0]);
        } catch (CompletionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private static boolean isDone(CompletableFuture<byte[]> answer, long nanos) throws InterruptedException {
        try {
            answer.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    // What else an implementation throws may quote the keyset that it was given, so its text is dropped.
    private BrokerException failed(Throwable thrown) {
        if (thrown instanceof BrokerException known) {
            return known;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        String what =
                "key encryption key " + key + " threw " + thrown.getClass().getName();
        return new PermanentBrokerException(ErrorCode.INTERNAL, what);
    }

    private TransientBrokerException unavailable(String problem) {
        String what = "key encryption key " + key + " " + problem;
        return new TransientBrokerException(ErrorCode.KEY_UNAVAILABLE, what, null);
    }

    /** Runs some work that calls the key, unless enough of it runs already. */
    boolean inBackground(Runnable work) {
        if (!background.tryAcquire()) {
            return false;
        }
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    background.release();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            background.release();
            return false;
        }
    }
}
