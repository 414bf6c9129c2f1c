package dev.resourcebroker.core.cluster;

import dev.resourcebroker.cluster.ReinjectProgress;
import dev.resourcebroker.cluster.ReinjectReport;
import dev.resourcebroker.cluster.ReinjectReport.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Counts what a re-injection did, and tells how far it is. Thread-safe. */
final class Tally {
    private static final int MOST_PROBLEMS = 1000;

    private final long began = System.nanoTime();
    private final long total;
    private final Consumer<ReinjectProgress> told;
    private final List<Problem> problems = new ArrayList<>();
    private long moreProblems;
    private long done;
    private long whole;
    private long written;
    private long unchanged;

    Tally(long total, Consumer<ReinjectProgress> told) {
        this.total = total;
        this.told = told;
    }

    synchronized void workload(boolean somethingWasWritten) {
        if (somethingWasWritten) {
            written++;
        } else {
            unchanged++;
        }
    }

    synchronized void problem(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else {
            moreProblems++;
        }
    }

    synchronized void namespace(boolean isWhole) {
        done++;
        whole += isWhole ? 1 : 0;
        double perSecond = done * (double) TimeUnit.SECONDS.toNanos(1) / Math.max(1, System.nanoTime() - began);
        Duration left = Duration.ofMillis(Math.round(Math.max(0, total - done) * 1000 / perSecond));
        told.accept(new ReinjectProgress(done, Math.max(total, done), perSecond, Optional.of(left)));
    }

    synchronized ReinjectReport report() {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new ReinjectReport(whole, written, unchanged, problems, moreProblems, took);
    }
}
