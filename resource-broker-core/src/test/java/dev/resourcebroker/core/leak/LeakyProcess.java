package dev.resourcebroker.core.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own whose output, temporary files and logs are kept below one folder. */
final class LeakyProcess {
    private final Path all;

    /** @param all an empty folder */
    LeakyProcess(Path all) throws IOException {
        this.all = all;
        for (String folder : List.of("evidence", "tmp", "keys")) {
            Files.createDirectories(all.resolve(folder));
        }
    }

    Path evidence(String name) {
        return all.resolve("evidence").resolve(name);
    }

    /** Runs a class that gets the folder and these arguments. */
    void run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-Djava.io.tmpdir=" + all.resolve("tmp"),
                "-Dslf4j.provider=" + CapturedLogs.class.getName(),
                main.getName(),
                all.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(evidence("stdout.txt").toFile())
                .redirectError(evidence("stderr.txt").toFile())
                .start();
        assertThat(process.waitFor()).as(() -> read(evidence("stderr.txt"))).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
