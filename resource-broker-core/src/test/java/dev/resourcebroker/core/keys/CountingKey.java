package dev.resourcebroker.core.keys;

import dev.resourcebroker.core.crypto.WrappingKey;
import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A key in memory that counts its calls, remembers the context of the last, and fails when told to. */
final class CountingKey implements KeyEncryptionKey {
    final AtomicInteger wraps = new AtomicInteger();
    final AtomicInteger unwraps = new AtomicInteger();
    final AtomicReference<@Nullable RuntimeException> outage = new AtomicReference<>();
    final AtomicReference<@Nullable EncryptionContext> context = new AtomicReference<>();

    private final WrappingKey key = WrappingKey.generate();

    @Override
    public String id() {
        return key.id();
    }

    @Override
    public byte[] wrap(byte[] keyset, EncryptionContext bound) {
        called(wraps, bound);
        return key.wrap(keyset, bound);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, EncryptionContext bound) {
        called(unwraps, bound);
        return key.unwrap(wrapped, bound)
                .orElseThrow(() -> new PermanentBrokerException(ErrorCode.KEY_MISMATCH, "not of this key"));
    }

    private void called(AtomicInteger counter, EncryptionContext bound) {
        counter.incrementAndGet();
        context.set(bound);
        RuntimeException failure = outage.get();
        if (failure != null) {
            throw failure;
        }
    }
}
