package dev.resourcebroker.verification.bench;

import dev.resourcebroker.binding.ResolvedBinding;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One binding, resolved by the broker with an entry in the audit log and without. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AuditResolveBenchmark {
    /** With an entry. */
    @Benchmark
    public ResolvedBinding recorded(Recorded side) {
        return side.resolve();
    }

    /** Without. */
    @Benchmark
    public ResolvedBinding silent(Silent side) {
        return side.resolve();
    }

    /** One of them. */
    public abstract static class Side {
        private final Site site;
        private final List<Target> targets;
        private int last;

        Side(Site site) {
            this.site = site;
            this.targets = Target.all(site);
        }

        ResolvedBinding resolve() {
            last = last + 1 == targets.size() ? 0 : last + 1;
            Target target = targets.get(last);
            return target.broker().resolve(target.binding());
        }

        /** Closes the site. */
        @TearDown
        public void close() {
            site.close();
        }
    }

    /** With an entry. */
    @State(Scope.Benchmark)
    public static class Recorded extends Side {
        /** Opens the site. */
        public Recorded() {
            super(Site.givenWithReadingsRecorded());
        }
    }

    /** Without. */
    @State(Scope.Benchmark)
    public static class Silent extends Side {
        /** Opens the site. */
        public Silent() {
            super(Site.given());
        }
    }
}
