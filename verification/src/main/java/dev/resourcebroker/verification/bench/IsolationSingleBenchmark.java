package dev.resourcebroker.verification.bench;

import dev.resourcebroker.binding.ResolvedBinding;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One binding, resolved by the broker with policies and without. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class IsolationSingleBenchmark {
    /** With policies. */
    @Benchmark
    public ResolvedBinding on(IsolationSides.On side) {
        return resolve(side);
    }

    /** Without. */
    @Benchmark
    public ResolvedBinding off(IsolationSides.Off side) {
        return resolve(side);
    }

    private static ResolvedBinding resolve(IsolationSides.Side side) {
        Target target = side.next();
        return target.broker().resolve(target.binding());
    }
}
