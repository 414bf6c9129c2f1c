package dev.resourcebroker.examples.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Takes steps one after the other, and tells at the end what happened and how long each took. Not thread-safe. */
public final class Steps {
    private final List<Taken> taken = new ArrayList<>();

    /** No step is taken yet. */
    public Steps() {}

    private record Taken(String whatHappened, long nanos) {}

    /** Something to do. */
    @FunctionalInterface
    public interface Action {
        /**
         * Does it.
         *
         * @throws Exception when it fails
         */
        void run() throws Exception;
    }

    /** An expectation didn't hold. */
    public static final class Unexpected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Unexpected(String message) {
            super(message);
        }
    }

    /**
     * Takes a step that makes something.
     *
     * @param whatHappened what will have happened when it succeeds
     * @param step makes it
     * @param <T> what it makes
     * @return what it made
     * @throws Exception what the step throws
     */
    public <T> T make(String whatHappened, Callable<T> step) throws Exception {
        System.out.println((taken.size() + 1) + ". " + whatHappened);
        long begin = System.nanoTime();
        T made = step.call();
        taken.add(new Taken(whatHappened, System.nanoTime() - begin));
        return made;
    }

    /**
     * Takes a step.
     *
     * @param whatHappened what will have happened when it succeeds
     * @param step does it
     * @throws Exception what the step throws
     */
    public void take(String whatHappened, Action step) throws Exception {
        make(whatHappened, () -> {
            step.run();
            return whatHappened;
        });
    }

    /**
     * Prints a line about the step that is being taken.
     *
     * @param line the line
     */
    public void say(String line) {
        System.out.println("   " + line);
    }

    /**
     * Ends the program unless something holds.
     *
     * @param holds whether it holds
     * @param expected what should have been
     */
    public void expect(boolean holds, String expected) {
        if (!holds) {
            throw new Unexpected("expected that " + expected);
        }
    }

    /** Prints what happened and how long it took. */
    public void print() {
        int number = 0;
        long total = 0;
        for (Taken step : taken) {
            number++;
            total += step.nanos();
            printRow(number + ".", step.whatHappened(), step.nanos());
        }
        printRow("", "together", total);
    }

    private static void printRow(String number, String whatHappened, long nanos) {
        System.out.printf("%3s %-56s %6d ms%n", number, whatHappened, TimeUnit.NANOSECONDS.toMillis(nanos));
    }
}
