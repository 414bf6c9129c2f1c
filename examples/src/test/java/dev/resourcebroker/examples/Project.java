package dev.resourcebroker.examples;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checkout lies. */
public final class Project {
    private Project() {}

    /** The directory with the Maven wrapper: that of the build, or one above an IDE's working directory. */
    public static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (Files.notExists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
