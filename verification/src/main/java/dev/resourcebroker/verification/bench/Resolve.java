package dev.resourcebroker.verification.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Resolving one binding. */
final class Resolve {
    private static final int ORGS = 20;
    private static final int BINDINGS_OF_ORG = 25;

    private Resolve() {}

    static List<String> run(Path directory) throws Exception {
        List<String> ratios = new ArrayList<>();
        for (Store store : Store.values()) {
            String name = "resolve." + store.wireName();
            Rounds rounds = run(store, directory.resolve(name));
            rounds.print(name, "us/op");
            ratios.add(rounds.ratio(name, "broker", "jdbi"));
            ratios.add(rounds.ratio(name + ".vs_jdbc", "broker", "jdbc"));
            ratios.add(rounds.ratio(name + ".jdbi_vs_jdbc", "jdbi", "jdbc"));
        }
        return ratios;
    }

    private static Rounds run(Store store, Path directory) throws Exception {
        try (Store.Running running = store.begin(directory)) {
            fill(directory, running.url());
            return Rounds.run(
                    5,
                    () -> new OptionsBuilder()
                            .include(ResolveBenchmark.class.getName())
                            .forks(1)
                            .warmupIterations(8)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(4)
                            .measurementTime(TimeValue.seconds(1))
                            .jvmArgsAppend(
                                    Site.jvmArgs(directory, running.url()).toArray(String[]::new)));
        }
    }

    private static void fill(Path directory, String url) {
        try (Site site = Site.at(directory, url)) {
            for (int org = 0; org < ORGS; org++) {
                for (int i = 0; i < BINDINGS_OF_ORG; i++) {
                    site.bound("org-" + org, "orders-" + i);
                }
            }
        }
    }
}
