package dev.resourcebroker.examples.support;

import dev.resourcebroker.examples.support.ChildProcess.Ended;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program that runs until its standard input ends. */
public final class RunningProgram implements Closeable {
    private final Process process;
    private final BufferedReader output;

    private RunningProgram(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a program, and waits until it prints its first line.
     *
     * @param program the process about to be started
     * @param limit how long it may run
     * @return the running program
     * @throws IOException when it can't be started
     */
    public static RunningProgram start(ProcessBuilder program, Duration limit) throws IOException {
        Process process = program.redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly);
        RunningProgram running = new RunningProgram(process);
        running.output.mark(1);
        if (running.output.read() >= 0) {
            running.output.reset();
        }
        return running;
    }

    /**
     * Ends its standard input, and waits until it ends.
     *
     * @return how it ended
     * @throws IOException when its output can't be read
     * @throws InterruptedException when the caller is interrupted
     */
    public Ended stop() throws IOException, InterruptedException {
        process.outputWriter(StandardCharsets.UTF_8).close();
        String text = output.lines().collect(Collectors.joining("\n"));
        return new Ended(process.waitFor(), text);
    }

    /** Kills it. Harmless when it has ended. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
