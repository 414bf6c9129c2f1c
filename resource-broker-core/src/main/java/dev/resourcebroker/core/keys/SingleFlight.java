package dev.resourcebroker.core.keys;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Runs at most one call per key at a time, on the thread that came first. Who comes meanwhile waits and shares its
 * outcome, value or error; nothing is kept afterwards. Thread-safe.
 */
final class SingleFlight<K, V> {
    private final Map<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    V run(K key, Supplier<V> call) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> first = flights.putIfAbsent(key, mine);
        return first == null ? lead(key, mine, call) : outcome(first);
    }

    int size() {
        return flights.size();
    }

    private V lead(K key, CompletableFuture<V> mine, Supplier<V> call) {
        try {
            V value = call.get();
            mine.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(key, mine);
        }
    }

    /** Waits for what came of a call: gives its value, or throws what it threw. */
    static <V> V outcome(CompletableFuture<V> call) {
        try {
            return call.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException shared ? shared : e;
        }
    }
}
