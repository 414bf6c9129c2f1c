package dev.resourcebroker.core.job;

import org.jspecify.annotations.Nullable;

/** Has this process look for work at once, when it does work at all. Thread-safe. */
public final class Nudge implements Runnable {
    private volatile @Nullable JobRunner runner;

    /**
     * Says who does the work.
     *
     * @param running the running threads
     */
    public void to(JobRunner running) {
        runner = running;
    }

    @Override
    public void run() {
        JobRunner running = runner;
        if (running != null) {
            running.nudge();
        }
    }
}
