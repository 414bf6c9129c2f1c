package dev.resourcebroker.verification.summary;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds the test reports of all modules. */
final class Reports {
    private Reports() {}

    /**
     * Reads what the modules below a folder reported, leaving out what an earlier build left there.
     *
     * @param root the folder that holds the modules
     * @param since when this build began
     * @return every test of every run
     */
    static List<TestResult> under(Path root, Instant since) throws IOException {
        List<TestResult> results = new ArrayList<>();
        for (Path module : children(root, "*")) {
            for (Path run : children(module.resolve("target"), "surefire-reports*")) {
                for (Path report : children(run, "TEST-*.xml")) {
                    results.addAll(isFrom(report, since) ? ReportReader.read(report) : List.of());
                }
            }
        }
        return results;
    }

    private static boolean isFrom(Path report, Instant since) throws IOException {
        return !Files.getLastModifiedTime(report).toInstant().isBefore(since);
    }

    private static List<Path> children(Path folder, String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, glob)) {
                children.forEach(found::add);
            }
        }
        return found;
    }
}
