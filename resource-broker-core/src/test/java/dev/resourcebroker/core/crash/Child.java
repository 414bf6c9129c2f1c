package dev.resourcebroker.core.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The handle of a child JVM. */
final class Child implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path errors;
    private final PrintStream to;
    private final BufferedReader from;

    private Child(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        to = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        from = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(Class<?> main, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("crash-child", ".log");
        errors.toFile().deleteOnExit();
        return new Child(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    void say(Object... words) {
        to.println(String.join("\t", Arrays.stream(words).map(String::valueOf).toList()));
    }

    /** What it says next; an error when it ended before. */
    List<String> hear() {
        try {
            String line = from.readLine();
            if (line == null) {
                throw new AssertionError("the child ended with " + process.waitFor() + ": " + Files.readString(errors));
            }
            return List.of(line.split("\t", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    void hearUntil(Consumer<List<String>> listener, BooleanSupplier enough) {
        while (!enough.getAsBoolean()) {
            listener.accept(hear());
        }
    }

    /** Ends it by force when it is still there after a time. */
    void endIn(Duration time) {
        CompletableFuture.delayedExecutor(time.toSeconds(), TimeUnit.SECONDS).execute(this::close);
    }

    /** Has it halt itself, and waits until it did. */
    void halt() throws InterruptedException {
        say("HALT");
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the child doesn't halt");
        }
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
