package dev.resourcebroker.core.keys;

import dev.resourcebroker.spi.EncryptionContext;
import dev.resourcebroker.spi.KeyEncryptionKey;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A key whose service takes every call and answers none until it is told to. */
final class HangingKey implements KeyEncryptionKey {
    volatile CountDownLatch answering = new CountDownLatch(1);
    final AtomicInteger calls = new AtomicInteger();
    final KeyEncryptionKey key;

    HangingKey() {
        this(new CountingKey());
    }

    HangingKey(KeyEncryptionKey key) {
        this.key = key;
    }

    void hangAgain() {
        answering = new CountDownLatch(1);
    }

    @Override
    public String id() {
        return key.id();
    }

    @Override
    public byte[] wrap(byte[] keyset, EncryptionContext context) {
        hang();
        return key.wrap(keyset, context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, EncryptionContext context) {
        hang();
        return key.unwrap(wrapped, context);
    }

    private void hang() {
        calls.incrementAndGet();
        try {
            answering.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
