package dev.resourcebroker.examples.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary directory and what runs in it. Closing it, or stopping the JVM by a signal, ends what runs and deletes
 * the directory. Thread-safe.
 */
public final class Scratch implements AutoCloseable {
    private final Deque<Closeable> running = new ArrayDeque<>();
    private final Path directory;
    private boolean closed;

    private Scratch(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes a temporary directory that only its owner can read.
     *
     * @param name what its name begins with
     * @return an empty scratch
     * @throws IOException when it can't be made
     */
    public static Scratch open(String name) throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory(name));
        Runtime.getRuntime().addShutdownHook(new Thread(scratch::close, "scratch"));
        return scratch;
    }

    /**
     * Makes a directory within.
     *
     * @param name its name
     * @return its path
     * @throws IOException when it can't be made
     */
    public Path directory(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    /**
     * Starts something.
     *
     * @param <T> what it is
     */
    @FunctionalInterface
    public interface Start<T extends Closeable> {
        /**
         * Starts it.
         *
         * @return what runs now
         * @throws IOException when it doesn't start
         */
        T start() throws IOException;
    }

    /**
     * Starts something that is to end with this. What was started last ends first. A stop that comes meanwhile waits,
     * so that it finds what was started.
     *
     * @param start starts it
     * @param <T> what it is
     * @return what runs now
     * @throws IOException when it doesn't start
     */
    public synchronized <T extends Closeable> T start(Start<T> start) throws IOException {
        if (closed) {
            throw new IOException(directory + " is closed");
        }
        T started = start.start();
        running.push(started);
        return started;
    }

    /** Ends what runs and deletes the directory. Harmless when repeated. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            while (!running.isEmpty()) {
                running.pop().close();
            }
            delete();
        } catch (IOException e) {
            throw new UncheckedIOException("could not clean up " + directory, e);
        }
    }

    private void delete() throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }
}
