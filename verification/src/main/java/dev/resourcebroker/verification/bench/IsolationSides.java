package dev.resourcebroker.verification.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same rows twice: with policies, and without. */
public final class IsolationSides {
    private static final String OFF = "bench.url.off";

    private IsolationSides() {}

    static List<String> jvmArgs(Path directory, String on, String off) {
        List<String> args = new ArrayList<>(Site.jvmArgs(directory, on));
        args.add("-D" + OFF + "=" + off);
        return args;
    }

    /** One of them. */
    public abstract static class Side {
        final Site site;
        private final List<Target> targets;
        private int last;

        Side(Site site) {
            this.site = site;
            this.targets = Target.all(site);
        }

        Target next() {
            last = last + 1 == targets.size() ? 0 : last + 1;
            return targets.get(last);
        }

        /** Closes the site. */
        @TearDown
        public void close() {
            site.close();
        }
    }

    /** With policies. */
    @State(Scope.Benchmark)
    public static class On extends Side {
        /** Opens the site. */
        public On() {
            super(Site.given());
        }
    }

    /** Without. */
    @State(Scope.Benchmark)
    public static class Off extends Side {
        /** Opens the site as it is: at a start that migrates, the policies would come back. */
        public Off() {
            super(Site.asItIs(System.getProperty(OFF)));
        }
    }
}
