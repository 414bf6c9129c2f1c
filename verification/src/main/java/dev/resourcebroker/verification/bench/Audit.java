package dev.resourcebroker.verification.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What the audit log costs: changes with and without it, readings with and without, and verifying many entries. */
final class Audit {
    private static final int CHAINS = 20;
    private static final int FEW_CHAINS = 4;
    private static final int LENGTH = 50_000;
    private static final int BINDINGS = 100;

    private Audit() {}

    static List<String> run(Path directory) throws Exception {
        List<String> ratios = new ArrayList<>();
        try (Store.Running running = Store.PG.begin(directory.resolve("mutations"))) {
            ratios.addAll(AuditMutations.run(directory.resolve("mutations"), running.url()));
        }
        for (Store store : Store.values()) {
            ratios.add(resolve(store, directory.resolve("resolve." + store.wireName())));
        }
        ratios.add(verify(directory.resolve("verify")));
        return ratios;
    }

    private static String resolve(Store store, Path directory) throws Exception {
        String name = "audit.resolve." + store.wireName();
        try (Store.Running running = store.begin(directory)) {
            try (Site site = Site.at(directory, running.url())) {
                for (int i = 0; i < BINDINGS; i++) {
                    site.bound("org-" + i % 10, "orders-" + i);
                }
            }
            Rounds rounds = rounds(directory, running.url());
            rounds.print(name, "us/op");
            return rounds.ratio(name, "recorded", "silent");
        }
    }

    private static Rounds rounds(Path directory, String url) throws RunnerException {
        return Rounds.run(
                5,
                () -> new OptionsBuilder()
                        .include(AuditResolveBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(6)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgsAppend(Site.jvmArgs(directory, url).toArray(String[]::new)));
    }

    private static String verify(Path directory) throws Exception {
        try (Store.Running running = Store.PG.begin(directory)) {
            fill(directory, running.url(), 0, FEW_CHAINS);
            AuditVerified.Measured few = measured(directory, running.url());
            fill(directory, running.url(), FEW_CHAINS, CHAINS);
            AuditVerified.Measured many = measured(directory, running.url());
            String name = "audit.verify.heap_of_" + many.entries() + "_vs_" + few.entries();
            return Rounds.ratio(name, (double) many.bytes() / few.bytes());
        }
    }

    private static void fill(Path directory, String url, int from, int to) throws Exception {
        try (Site site = Site.at(directory, url)) {
            AuditData.add(site, from, to, LENGTH);
        }
    }

    private static AuditVerified.Measured measured(Path directory, String url) throws Exception {
        AuditVerified.Measured measured = AuditVerified.measured(directory, url);
        System.out.printf(
                Locale.ROOT,
                "audit.verify %d entries in %.1f s, %.0f entries/s; most heap in use after collections, with a limit of"
                        + " %d MiB: %.1f MiB%n",
                measured.entries(),
                measured.seconds(),
                measured.entries() / measured.seconds(),
                HeapPeak.LIMIT,
                measured.bytes() / 1048576.0);
        return measured;
    }
}
