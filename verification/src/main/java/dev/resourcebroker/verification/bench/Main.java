package dev.resourcebroker.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs a benchmark by its name; without a name, lists them. */
public final class Main {
    private static final Map<String, Bench> BENCHES = new TreeMap<>(Map.ofEntries(
            entry("audit", Audit::run),
            entry("bulk", Bulk::run),
            entry("crypto", Crypto::run),
            entry("engine", Engine::run),
            entry("isolation", Isolation::run),
            entry("keys", Keys::run),
            entry("kubernetes", Kubernetes::run),
            entry("parse", Parse::run),
            entry("plans", Plans::run),
            entry("resolve", Resolve::run),
            entry("startup", StartupTimes::run),
            entry("steady", Steady::run)));

    private Main() {}

    private static Map.Entry<String, Bench> entry(String name, Bench bench) {
        return Map.entry(name, bench);
    }

    /** Runs. */
    public static void main(String... args) throws Exception {
        Bench bench = args.length == 1 ? BENCHES.get(args[0]) : null;
        if (bench == null) {
            System.out.println(
                    "benchmarks: " + String.join(" ", BENCHES.keySet()) + "; tests as a whole: cluster crash");
            System.exit(args.length == 0 ? 0 : 2);
            return;
        }
        List<String> ratios = inTemporaryDirectory(bench);
        ratios.forEach(System.out::println);
    }

    private static List<String> inTemporaryDirectory(Bench bench) throws Exception {
        Path directory = Files.createTempDirectory("resource-broker-bench");
        try {
            return bench.run(directory);
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private interface Bench {
        List<String> run(Path directory) throws Exception;
    }
}
