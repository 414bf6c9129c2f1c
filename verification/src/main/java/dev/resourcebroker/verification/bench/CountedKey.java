package dev.resourcebroker.verification.bench;

import dev.resourcebroker.core.TinkKeyEncryptionKey;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A key in a file that remembers when it was called, and for how long. */
final class CountedKey implements KeyEncryptionKey {
    private final KeyEncryptionKey key;
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicLong busy = new AtomicLong();

    CountedKey(Path file) {
        key = TinkKeyEncryptionKey.fromFile(file);
        key.open(true);
    }

    int calls() {
        return arrivals.size();
    }

    /** The most calls that arrived within any second. */
    int mostInASecond() {
        List<Long> sorted = arrivals.stream().sorted().toList();
        int most = 0;
        int first = 0;
        for (int i = 0; i < sorted.size(); i++) {
            while (sorted.get(i) - sorted.get(first) >= TimeUnit.SECONDS.toNanos(1)) {
                first++;
            }
            most = Math.max(most, i - first + 1);
        }
        return most;
    }

    /** How long all calls took together, in seconds. */
    double busySeconds() {
        return busy.get() / 1e9;
    }

    void forget() {
        arrivals.clear();
        busy.set(0);
    }

    @Override
    public String id() {
        return key.id();
    }

    @Override
    public byte[] wrap(byte[] keyset, EncryptionContext context) {
        return counted(() -> key.wrap(keyset, context));
    }

    @Override
    public byte[] unwrap(byte[] wrapped, EncryptionContext context) {
        return counted(() -> key.unwrap(wrapped, context));
    }

    private byte[] counted(Supplier<byte[]> call) {
        long begun = System.nanoTime();
        arrivals.add(begun);
        byte[] answer = call.get();
        busy.addAndGet(System.nanoTime() - begun);
        return answer;
    }
}
