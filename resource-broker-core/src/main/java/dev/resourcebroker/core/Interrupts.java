package dev.resourcebroker.core;

import java.util.function.Supplier;

/** Puts an interrupt off: pools and files take it as a reason to break off half-way. */
final class Interrupts {
    private Interrupts() {}

    static <T> T putOff(Supplier<T> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
