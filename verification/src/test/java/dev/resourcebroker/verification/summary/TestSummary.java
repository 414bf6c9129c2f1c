package dev.resourcebroker.verification.summary;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How many tests ran on which JDK, which failed, and why some were skipped. */
public final class TestSummary {
    private final List<TestResult> results;

    TestSummary(List<TestResult> results) {
        this.results = results.stream().sorted(comparing(TestResult::java)).toList();
    }

    /**
     * Prints the summary of a build.
     *
     * @param arguments the folder that holds the modules; when the build began
     * @throws IOException when a report can't be read
     * @throws IllegalStateException when a test failed or there is no report
     */
    public static void main(String... arguments) throws IOException {
        TestSummary summary = new TestSummary(Reports.under(Path.of(arguments[0]), Instant.parse(arguments[1])));
        System.out.println(summary.text());
        summary.requireSuccess();
    }

    /** Several lines; the last gives the totals. */
    String text() {
        return Stream.of(perJdk(), perTest(Outcome.SKIPPED), perTest(Outcome.FAILED), Stream.of(totals(results)))
                .flatMap(lines -> lines)
                .collect(joining(System.lineSeparator()));
    }

    void requireSuccess() {
        if (results.isEmpty()) {
            throw new IllegalStateException("no test report was found");
        }
        if (count(results, Outcome.FAILED) > 0) {
            throw new IllegalStateException("tests failed: " + totals(results));
        }
    }

    private Stream<String> perJdk() {
        return results.stream().collect(groupingBy(TestResult::java, TreeMap::new, toList())).entrySet().stream()
                .map(run -> "Java " + run.getKey() + ": " + totals(run.getValue()));
    }

    /** A test that ended alike on several JDKs is one line. */
    private Stream<String> perTest(Outcome outcome) {
        return results.stream()
                .filter(result -> result.outcome() == outcome)
                .collect(groupingBy(
                        result -> result.name() + ": " + result.reason(),
                        TreeMap::new,
                        mapping(result -> "Java " + result.java().feature(), joining(", "))))
                .entrySet()
                .stream()
                .map(test -> outcome.word() + " on " + test.getValue() + ": " + test.getKey());
    }

    private static String totals(List<TestResult> results) {
        return count(results, Outcome.PASSED) + " passed, " + count(results, Outcome.FAILED) + " failed, "
                + count(results, Outcome.SKIPPED) + " skipped";
    }

    private static long count(List<TestResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
