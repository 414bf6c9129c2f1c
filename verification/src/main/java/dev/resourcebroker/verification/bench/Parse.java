package dev.resourcebroker.verification.bench;

import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Reading connection strings. */
final class Parse {
    private Parse() {}

    static List<String> run(Path directory) throws Exception {
        Rounds rounds = Rounds.run(
                5,
                () -> new OptionsBuilder()
                        .include(ParseBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(1)));
        rounds.print("parse.pg", "ns/op");
        return List.of(rounds.ratio("parse.pg", "broker", "uri"));
    }
}
