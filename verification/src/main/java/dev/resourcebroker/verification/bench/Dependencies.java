package dev.resourcebroker.verification.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What the core, or another module, needs at run time, by size. */
final class Dependencies {
    static final String OF_CORE = "bench.core.classpath";

    private Dependencies() {}

    static void print(String property) throws IOException {
        String classPath = Files.readString(Path.of(System.getProperty(property)));
        List<Path> jars = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(classPath.strip())
                .map(Path::of)
                .filter(Files::isRegularFile)
                .sorted(Comparator.comparing(Dependencies::size).reversed())
                .toList();
        jars.forEach(jar -> System.out.printf("%7d KiB  %s%n", size(jar) / 1024, jar.getFileName()));
        long total = jars.stream().mapToLong(Dependencies::size).sum();
        System.out.printf("%7d KiB  in %d jars%n", total / 1024, jars.size());
    }

    private static long size(Path jar) {
        return jar.toFile().length();
    }
}
