package dev.resourcebroker.verification.bench;

import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Every binding of every workload, decrypted: through the broker, and by one raw scan. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BulkBenchmark {
    private final Site site = Site.given();

    /** The broker. */
    @Benchmark
    public void broker(Blackhole sink) {
        site.embedded.operator().resolveAll(sink::consume);
    }

    /** Raw JDBC and raw Tink. */
    @Benchmark
    public void scan(Blackhole sink) throws SQLException, GeneralSecurityException {
        Scan.unordered(site).run(sink::consume);
    }

    /** The same in the order in which the broker gives it. */
    @Benchmark
    public void ordered(Blackhole sink) throws SQLException, GeneralSecurityException {
        Scan.ordered(site).run(sink::consume);
    }

    /** Closes the site. */
    @TearDown
    public void close() {
        site.close();
    }
}
