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
 * Runs all sides in turn, each in a JVM of its own, and that several times. Sides are compared within a round, so that
 * the state of the machine is the same for both, and the median of the rounds counts.
 */
final class Rounds {
    private final List<Map<String, List<Double>>> rounds = new ArrayList<>();

    private Rounds() {}

    static Rounds run(int rounds, Supplier<ChainedOptionsBuilder> options) throws RunnerException {
        Rounds all = new Rounds();
        for (int i = 0; i < rounds; i++) {
            all.rounds.add(scores(
                    new Runner(options.get().verbosity(VerboseMode.SILENT).build()).run()));
        }
        return all;
    }

    private static Map<String, List<Double>> scores(Collection<RunResult> results) {
        Map<String, List<Double>> scores = new TreeMap<>();
        for (RunResult result : results) {
            List<Double> side =
                    scores.computeIfAbsent(result.getPrimaryResult().getLabel(), label -> new ArrayList<>());
            result.getBenchmarkResults()
                    .forEach(fork -> fork.getIterationResults()
                            .forEach(iteration ->
                                    side.add(iteration.getPrimaryResult().getScore())));
        }
        return scores;
    }

    /** Prints every iteration of every side. */
    void print(String name, String unit) {
        for (Map<String, List<Double>> round : rounds) {
            round.forEach((side, scores) -> System.out.printf(
                    Locale.ROOT, "%s %-6s median %8.2f %s of %s%n", name, side, median(scores), unit, rounded(scores)));
        }
    }

    private static List<String> rounded(List<Double> values) {
        return values.stream().map(v -> String.format(Locale.ROOT, "%.2f", v)).toList();
    }

    String ratio(String name, String side, String baseline) {
        return ratio(
                name,
                median(rounds.stream()
                        .map(round -> median(round.getOrDefault(side, List.of()))
                                / median(round.getOrDefault(baseline, List.of())))
                        .toList()));
    }

    static String ratio(String name, double value) {
        return String.format(Locale.ROOT, "RATIO %s %.3f", name, value);
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
