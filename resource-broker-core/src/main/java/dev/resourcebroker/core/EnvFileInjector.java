package dev.resourcebroker.core;

import dev.resourcebroker.core.binding.EnvFile;
import dev.resourcebroker.spi.Injector;
import java.nio.file.Path;

/**
 * Delivers into an env file. The file changes as a whole, is readable for its owner only, and isn't touched when it
 * holds the same already. A regular file in its place is replaced; a directory or a symbolic link is refused with
 * DELIVERY_FAILED, and so is a value that the format can't carry exactly, naming the variable. Needs a POSIX file system.
 */
public final class EnvFileInjector {
    private EnvFileInjector() {}

    /**
     * Delivers into a file for {@code docker run --env-file}. There is no quoting: a value with a line break, with a
     * carriage return at its end, or that makes a line of 64 KiB is refused.
     *
     * @param file the file; its directory exists
     * @param target the target instance, such as {@code host-1/orders-api}
     * @return the injector; thread-safe, and one at a time for a file
     */
    public static Injector docker(Path file, String target) {
        return EnvFile.docker(file, target);
    }

    /**
     * Delivers into a file that both Node's dotenv and Python's python-dotenv read back exactly. A value is refused when
     * no way of quoting is read alike by both: one that contains <code>${...}</code>, or mixes quotes, backslashes and line
     * breaks.
     *
     * @param file the file; its directory exists
     * @param target the target instance, such as {@code host-1/orders-api}
     * @return the injector; thread-safe, and one at a time for a file
     */
    public static Injector dotenv(Path file, String target) {
        return EnvFile.dotenv(file, target);
    }
}
