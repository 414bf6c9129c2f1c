package dev.resourcebroker.core.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Counts the boundaries that a broker passes, and stops it at one of them: from then on no thread of it passes another,
 * nor gets a connection, until the process is halted. Thread-safe.
 */
final class Boundaries {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final Where where;
    private final CompletableFuture<String> stopped = new CompletableFuture<>();
    private final List<String> passed = new ArrayList<>();
    private boolean counting;
    private int count;

    /** Which boundary: of the class and the call, or of all, the one of this number from 1; 0 for none. */
    record Where(Optional<Boundary> kind, String call, int number) {
        static final Where NOWHERE = nth(0);

        static Where nth(int number) {
            return new Where(Optional.empty(), "", number);
        }

        static Where nth(Boundary kind, int number) {
            return new Where(Optional.of(kind), "", number);
        }

        static Where first(Boundary kind, String call) {
            return new Where(Optional.of(kind), call, 1);
        }

        static Where read(String text) {
            String[] parts = text.split("[ #]", 3);
            Optional<Boundary> kind = parts[0].isEmpty() ? Optional.empty() : Optional.of(Boundary.valueOf(parts[0]));
            return new Where(kind, parts[1], Integer.parseInt(parts[2]));
        }

        boolean isAbout(Boundary reached, String what) {
            return kind.map(reached::equals).orElse(true) && (call.isEmpty() || call.equals(what));
        }

        @Override
        public String toString() {
            return kind.map(Boundary::name).orElse("") + " " + call + "#" + number;
        }
    }

    Boundaries(Where where) {
        this.where = where;
    }

    synchronized void begin() {
        counting = true;
    }

    void reach(Boundary kind, String what) {
        if (isStoppedAt(kind, what)) {
            block();
        }
    }

    private synchronized boolean isStoppedAt(Boundary kind, String what) {
        if (stopped.isDone()) {
            return true;
        }
        if (counting) {
            passed.add(kind + " " + what);
            count += where.isAbout(kind, what) ? 1 : 0;
            if (count == where.number()) {
                stopped.complete(passed.size() + " " + kind + " " + what);
            }
        }
        return stopped.isDone();
    }

    /** Stops whoever comes after the end. */
    void check() {
        if (stopped.isDone()) {
            block();
        }
    }

    private static void block() {
        while (true) {
            try {
                NEVER.await();
            } catch (InterruptedException e) {
                // Not even that.
            }
        }
    }

    /** Where it was stopped, once it was. */
    CompletableFuture<String> stopped() {
        return stopped;
    }

    synchronized List<String> passed() {
        return List.copyOf(passed);
    }
}
