package dev.resourcebroker.verification.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Resolving everything: how long it takes, and that memory doesn't grow with what is stored. */
final class Bulk {
    private static final int FEW = 2_000;
    private static final int MANY = 10_000;

    private Bulk() {}

    static List<String> run(Path directory) throws Exception {
        List<String> ratios = new ArrayList<>();
        for (Store store : Store.values()) {
            ratios.addAll(run(store, directory.resolve("bulk." + store.wireName())));
        }
        return ratios;
    }

    private static List<String> run(Store store, Path directory) throws Exception {
        String name = "bulk." + store.wireName();
        try (Store.Running running = store.begin(directory)) {
            begin(directory, running.url());
            long few = peak(name, FEW, directory, running.url());
            add(directory, running.url());
            long many = peak(name, MANY, directory, running.url());
            Rounds rounds = rounds(directory, running.url());
            rounds.print(name, "ms/op");
            return List.of(
                    rounds.ratio(name, "broker", "scan"),
                    rounds.ratio(name + ".vs_ordered_scan", "broker", "ordered"),
                    Rounds.ratio(name + ".heap_of_100000_vs_20000", (double) many / few));
        }
    }

    private static void begin(Path directory, String url) throws Exception {
        try (Site site = Site.at(directory, url)) {
            BulkData.begin(site);
            BulkData.add(site, 0, FEW);
        }
    }

    private static void add(Path directory, String url) throws Exception {
        try (Site site = Site.at(directory, url)) {
            BulkData.add(site, FEW, MANY);
        }
    }

    private static long peak(String name, int workloads, Path directory, String url) throws Exception {
        long peak = HeapPeak.measured(directory, url);
        System.out.printf(
                "%s most heap in use after collections, with a limit of %d MiB, %d bindings: %.1f MiB%n",
                name, HeapPeak.LIMIT, workloads * BulkData.BINDINGS_OF_WORKLOAD, peak / 1048576.0);
        return peak;
    }

    private static Rounds rounds(Path directory, String url) throws Exception {
        List<String> jvm = new ArrayList<>(Site.jvmArgs(directory, url));
        jvm.add("-Xmx512m");
        return Rounds.run(
                3,
                () -> new OptionsBuilder()
                        .include(BulkBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(5)
                        .measurementIterations(5)
                        .jvmArgsAppend(jvm.toArray(String[]::new)));
    }
}
