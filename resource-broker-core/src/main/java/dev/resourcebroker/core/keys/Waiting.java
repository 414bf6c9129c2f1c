package dev.resourcebroker.core.keys;

/** Something to wait for. */
@FunctionalInterface
interface Waiting {
    boolean within(long nanos) throws InterruptedException;

    /**
     * Waits whatever interrupts come, and hands them on at the end: who shares the outcome with others mustn't spoil it
     * for them.
     */
    static boolean forUpTo(long deadline, Waiting waiting) {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return waiting.within(Math.max(0, deadline - System.nanoTime()));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
