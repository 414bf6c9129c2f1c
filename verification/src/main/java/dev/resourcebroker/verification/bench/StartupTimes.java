package dev.resourcebroker.verification.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starting: how long a fresh JVM takes until its first resolved binding, and what takes it. */
final class StartupTimes {
    private static final int RUNS = 11;

    private StartupTimes() {}

    static List<String> run(Path directory) throws Exception {
        Map<String, Map<String, List<Long>>> sides = new LinkedHashMap<>();
        for (int run = 0; run < RUNS; run++) {
            Path site = Files.createDirectory(directory.resolve("run-" + run));
            for (String side : List.of("first", "again", "byHand")) {
                Map<String, List<Long>> steps = sides.computeIfAbsent(side, s -> new LinkedHashMap<>());
                start(side, site)
                        .forEach((step, ms) -> steps.computeIfAbsent(step, s -> new ArrayList<>())
                                .add(ms));
            }
        }
        sides.forEach((side, steps) -> steps.forEach((step, ms) -> print("startup." + side, step, ms)));
        Dependencies.print(Dependencies.OF_CORE);
        return List.of(
                Rounds.ratio("startup.again", ratio(sides, "again", "byHand")),
                Rounds.ratio("startup.first_vs_again", ratio(sides, "first", "again")));
    }

    private static Map<String, Long> start(String side, Path site) throws Exception {
        Path logging = Files.writeString(site.resolve("logging.properties"), "");
        String launched = Long.toString(System.currentTimeMillis());
        List<String> options =
                List.of("-Dslf4j.internal.verbosity=ERROR", "-Djava.util.logging.config.file=" + logging);
        String output = OtherJvm.output(options, ColdStart.class, side, site.toString(), launched);
        Map<String, Long> steps = new LinkedHashMap<>();
        for (String line : output.lines().toList()) {
            int tab = line.indexOf('\t');
            steps.put(line.substring(0, tab), Long.parseLong(line.substring(tab + 1)));
        }
        return steps;
    }

    private static void print(String side, String step, List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        System.out.printf(
                "%s %-32s min %5d median %5d max %5d%n",
                side, step, sorted.get(0), median(values), sorted.get(sorted.size() - 1));
    }

    private static double ratio(Map<String, Map<String, List<Long>>> sides, String side, String baseline) {
        return (double) total(sides, side) / total(sides, baseline);
    }

    private static long total(Map<String, Map<String, List<Long>>> sides, String side) {
        return median(sides.getOrDefault(side, Map.of()).getOrDefault("total", List.of()));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
