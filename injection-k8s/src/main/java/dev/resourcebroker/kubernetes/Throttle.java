package dev.resourcebroker.kubernetes;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Remembers until when the API server asked to be left alone: the client's errors don't tell. Thread-safe. */
final class Throttle implements Interceptor {
    private static final int TOO_MANY = 429;

    private final AtomicLong until = new AtomicLong(System.nanoTime());

    @Override
    public CompletableFuture<Boolean> afterFailure(BasicBuilder builder, HttpResponse<?> response, RequestTags tags) {
        if (response.code() == TOO_MANY) {
            String seconds = response.header("Retry-After");
            if (seconds != null && seconds.matches("[0-9]{1,6}")) {
                until.set(System.nanoTime()
                        + Duration.ofSeconds(Long.parseLong(seconds)).toNanos());
            }
        }
        return CompletableFuture.completedFuture(false);
    }

    Optional<Duration> left() {
        long nanos = until.get() - System.nanoTime();
        // Whole seconds, as the server counts.
        return nanos <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Duration.ofNanos(nanos).toSeconds() + 1));
    }
}
