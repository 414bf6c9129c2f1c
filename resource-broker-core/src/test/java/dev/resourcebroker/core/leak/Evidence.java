package dev.resourcebroker.core.leak;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Keeps everything that can be seen of a broker from outside, one file per kind. */
final class Evidence {
    private final Path directory;
    private final PrintStream shown;
    private final PrintStream failures;
    private final PrintStream json;
    private final ObjectMapper mapper = new ObjectMapper();

    Evidence(Path directory) {
        this.directory = directory;
        this.shown = stream("shown.txt");
        this.failures = stream("failures.txt");
        this.json = stream("json.txt");
        CapturedLogs.to(stream("slf4j.txt"));
        captureJul(stream("jul.txt"));
    }

    private PrintStream stream(String name) {
        try {
            return new PrintStream(directory.resolve(name).toFile(), StandardCharsets.UTF_8);
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void captureJul(PrintStream sink) {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.ALL);
        root.addHandler(new Handler() {
            private final java.util.logging.SimpleFormatter formatter = new java.util.logging.SimpleFormatter();

            @Override
            public void publish(LogRecord record) {
                synchronized (sink) {
                    sink.print(formatter.format(record));
                }
            }

            @Override
            public void flush() {
                sink.flush();
            }

            @Override
            public void close() {
                sink.close();
            }
        });
    }

    /** Makes a call and keeps what it gives, printed and as JSON, or what it throws, with everything below. */
    <T> T of(String what, Callable<T> call) {
        try {
            T value = call.call();
            shown.println(what + ": " + value);
            json(what, value);
            return value;
        } catch (Exception e) {
            failures.println(what + ":");
            e.printStackTrace(failures);
            return null;
        }
    }

    // What holds a secret refuses; its complaint is kept then.
    private void json(String what, Object value) {
        try {
            json.println(what + ": " + mapper.writeValueAsString(value));
        } catch (JacksonException e) {
            e.printStackTrace(json);
        }
    }

    /** Makes a call that must fail. */
    void failing(String what, Callable<?> call) {
        try {
            Object value = call.call();
            throw new AssertionError(what + " did not fail but gave a " + value.getClass());
        } catch (Exception e) {
            failures.println(what + ":");
            e.printStackTrace(failures);
        }
    }

    void namesOfThreadsAndBeans() {
        PrintStream threads = stream("threads.txt");
        Thread.getAllStackTraces().keySet().forEach(thread -> threads.println(thread + " " + thread.getThreadGroup()));
        threads.close();
        PrintStream beans = stream("jmx.txt");
        ManagementFactory.getPlatformMBeanServer().queryNames(null, null).forEach(beans::println);
        beans.close();
    }

    /** Keeps a copy of files that are still open. */
    void copy(Path from, String name) throws IOException {
        Path to = Files.createDirectories(directory.resolve(name));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
