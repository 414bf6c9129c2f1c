package dev.resourcebroker.aws;

import java.util.List;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What is closed with a key, in this order, once. Thread-safe. */
final class Closing {
    private final List<SdkAutoCloseable> parts;
    private boolean closed;

    Closing(SdkAutoCloseable... parts) {
        this.parts = List.of(parts);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            parts.forEach(SdkAutoCloseable::close);
        }
    }
}
