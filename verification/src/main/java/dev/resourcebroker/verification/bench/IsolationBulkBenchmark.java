package dev.resourcebroker.verification.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** Every binding of every workload, resolved by the broker with policies and without. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class IsolationBulkBenchmark {
    /** With policies. */
    @Benchmark
    public void on(IsolationSides.On side, Blackhole sink) {
        side.site.embedded.operator().resolveAll(sink::consume);
    }

    /** Without. */
    @Benchmark
    public void off(IsolationSides.Off side, Blackhole sink) {
        side.site.embedded.operator().resolveAll(sink::consume);
    }
}
