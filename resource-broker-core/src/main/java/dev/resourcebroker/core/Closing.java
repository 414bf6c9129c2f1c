package dev.resourcebroker.core;

import java.util.List;

/** Closes what a broker opened, the last first. */
final class Closing {
    private Closing() {}

    /** Closes everything, adding what goes wrong to the error that made it necessary. */
    static void closeAll(List<AutoCloseable> opened, Throwable reason) {
        for (int i = opened.size() - 1; i >= 0; i--) {
            try {
                opened.get(i).close();
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                reason.addSuppressed(e);
            }
        }
    }
}
