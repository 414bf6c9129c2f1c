package dev.resourcebroker.core.binding;

import dev.resourcebroker.spi.Delivery;
import dev.resourcebroker.spi.Injector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Delivers into an env file. Thread-safe; two injectors for one file at the same time may fail, and then say so. */
public final class EnvFile implements Injector {
    private final WholeFile file;
    private final EnvFormat format;
    private final String target;

    private EnvFile(Path file, EnvFormat format, String target) {
        this.file = new WholeFile(file);
        this.format = format;
        this.target = target;
    }

    /**
     * Delivers into a file that {@code docker --env-file} reads.
     *
     * @param file the file
     * @param target the target instance
     * @return the injector
     */
    public static EnvFile docker(Path file, String target) {
        return new EnvFile(file, new DockerFormat(), target);
    }

    /**
     * Delivers into a file that Node's and Python's dotenv read.
     *
     * @param file the file
     * @param target the target instance
     * @return the injector
     */
    public static EnvFile dotenv(Path file, String target) {
        return new EnvFile(file, new DotenvFormat(), target);
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public boolean supersedes() {
        return true;
    }

    @Override
    public synchronized void deliver(Delivery delivery) {
        StringBuilder lines = new StringBuilder();
        delivery.environment()
                .forEach((name, value) ->
                        lines.append(format.line(name, value.reveal())).append('\n'));
        file.hold(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
