package dev.resourcebroker.examples.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Java programs in processes of their own. */
public final class ChildProcess {
    private ChildProcess() {}

    /**
     * A program of this class path. The class path is an argument, so that it survives a cleared environment.
     *
     * @param program the class with its main method
     * @return a process about to be started
     */
    public static ProcessBuilder of(Class<?> program) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), program.getName());
    }

    /**
     * Starts a process and waits until it ends; kills it when that takes too long.
     *
     * @param process the process about to be started
     * @param limit how long it may run
     * @return how it ended
     * @throws IOException when it can't be started
     * @throws InterruptedException when the caller is interrupted
     */
    public static Ended run(ProcessBuilder process, Duration limit) throws IOException, InterruptedException {
        Process running = process.redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(running::destroyForcibly);
        try (InputStream output = running.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(running.waitFor(), text);
        } finally {
            running.destroyForcibly();
        }
    }

    /**
     * How a process ended.
     *
     * @param exitCode its exit code
     * @param output what it printed
     */
    public record Ended(int exitCode, String output) {}
}
