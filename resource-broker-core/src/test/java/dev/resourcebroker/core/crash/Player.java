package dev.resourcebroker.core.crash;

import dev.resourcebroker.core.fixture.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Plays cells: some at a time in a child, which is halted when each of them has come to its boundary and stands still, and
 * then here to the end. Children are started ahead.
 */
final class Player implements AutoCloseable {
    private static final int AT_A_TIME = 2;
    private static final int IN_A_CHILD = Integer.getInteger("crash.batch", 24);
    private static final int RESUMED = 12;

    private final Templates templates;
    private final BlockingQueue<Child> warm = new ArrayBlockingQueue<>(1);
    private final ExecutorService children = Executors.newFixedThreadPool(AT_A_TIME);
    private final ExecutorService resuming = Executors.newFixedThreadPool(RESUMED);
    private volatile Throwable broken;
    private final Thread starter = new Thread(this::startAhead, "crash-starter");

    Player(Templates templates) {
        this.templates = templates;
        starter.setDaemon(true);
        starter.start();
    }

    private void startAhead() {
        try {
            while (true) {
                Address scratch = templates.copy(Database.H2);
                Child child = Child.start(
                        CrashProcess.class, scratch.url(), scratch.key().toString());
                if (!child.hear().equals(List.of("WARM"))) {
                    throw new AssertionError("a child didn't get warm");
                }
                warm.put(child);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | AssertionError e) {
            broken = e;
        }
    }

    private Child next() throws InterruptedException {
        Child child = null;
        while (child == null) {
            if (broken != null) {
                throw new AssertionError("no child starts", broken);
            }
            child = warm.poll(1, TimeUnit.SECONDS);
        }
        return child;
    }

    /** Plays them all; gives them in their order. */
    List<Played> play(List<Cell> cells) throws Exception {
        List<Future<List<Future<Played>>>> batches = new ArrayList<>();
        for (int from = 0; from < cells.size(); from += IN_A_CHILD) {
            List<Cell> batch = cells.subList(from, Math.min(cells.size(), from + IN_A_CHILD));
            batches.add(children.submit(() -> halted(batch)));
        }
        List<Played> played = new ArrayList<>();
        for (Future<List<Future<Played>>> batch : batches) {
            for (Future<Played> run : batch.get()) {
                played.add(run.get());
            }
        }
        return played;
    }

    /** A cell that was played, what it passed, and what was wrong in the end; empty for nothing. */
    record Played(Cell cell, List<String> passed, String difference) {}

    private List<Future<Played>> halted(List<Cell> cells) throws InterruptedException {
        Map<String, Run> runs = new LinkedHashMap<>();
        cells.forEach(cell -> runs.put("c" + runs.size(), new Run(cell, templates.copy(cell.database()))));
        try (Child child = next()) {
            child.endIn(Duration.ofMinutes(4));
            runs.forEach((name, run) -> child.say(run.command(name)));
            child.hearUntil(
                    words -> heard(child, runs.get(words.get(1)), words),
                    () -> runs.values().stream().allMatch(Run::isEnded));
            child.halt();
        }
        List<Future<Played>> resumed = new ArrayList<>();
        int i = 0;
        for (Run run : runs.values()) {
            Cell cell = cells.get(i++);
            resumed.add(resuming.submit(() -> resumed(cell, run)));
        }
        return resumed;
    }

    private static void heard(Child child, Run run, List<String> words) {
        switch (words.get(0)) {
            case "PREPARED" -> child.say("GO", words.get(1), run.prepared(words.get(2)));
            case "PASSED" -> run.passed(words.get(2));
            case "FAILED" -> run.failed(words.get(2));
            default -> run.ended(words.get(2));
        }
    }

    private static Played resumed(Cell cell, Run run) {
        try (run) {
            return new Played(cell, run.passed(), run.resume().orElse(""));
        }
    }

    @Override
    public void close() {
        starter.interrupt();
        children.shutdownNow();
        resuming.shutdownNow();
        warm.forEach(Child::close);
    }
}
