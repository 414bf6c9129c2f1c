package dev.resourcebroker.verification.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all sides in turn, each in a JVM of its own, and that several times: what else the machine does meanwhile meets
 * every side. A side's figure is the median of all its iterations.
 */
final class Rounds {
    private final Map<String, List<Double>> scores = new TreeMap<>();

    private Rounds() {}

    static Rounds run(int rounds, Supplier<ChainedOptionsBuilder> options) throws RunnerException {
        Rounds all = new Rounds();
        for (int i = 0; i < rounds; i++) {
            all.add(new Runner(options.get().verbosity(VerboseMode.SILENT).build()).run());
        }
        return all;
    }

    private void add(Collection<RunResult> results) {
        for (RunResult result : results) {
            List<Double> side =
                    scores.computeIfAbsent(result.getPrimaryResult().getLabel(), label -> new ArrayList<>());
            result.getBenchmarkResults()
                    .forEach(fork -> fork.getIterationResults()
                            .forEach(iteration ->
                                    side.add(iteration.getPrimaryResult().getScore())));
        }
    }

    /** Prints what was measured on every side. */
    void print(String name, String unit) {
        scores.forEach((side, values) -> System.out.printf(
                Locale.ROOT, "%s %s median %.2f %s of %s%n", name, side, median(side), unit, rounded(values)));
    }

    private static List<String> rounded(List<Double> values) {
        return values.stream().map(v -> String.format(Locale.ROOT, "%.2f", v)).toList();
    }

    String ratio(String name, String side, String baseline) {
        return ratio(name, median(side) / median(baseline));
    }

    static String ratio(String name, double value) {
        return String.format(Locale.ROOT, "RATIO %s %.3f", name, value);
    }

    private double median(String side) {
        List<Double> sorted =
                scores.getOrDefault(side, List.of()).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
