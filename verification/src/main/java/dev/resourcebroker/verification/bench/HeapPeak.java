package dev.resourcebroker.verification.bench;

import dev.resourcebroker.binding.WorkloadConnections;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The most heap that is in use while everything is resolved. Collects garbage forty times on the way and looks after
 * each, so that only what is held counts; most of it is the database and classes, in the same JVM.
 */
public final class HeapPeak {
    /** In MiB: a fraction of what the bindings take when all are held at once. */
    static final int LIMIT = 64;

    private static final int LOOKS = 40;

    private HeapPeak() {}

    /** Measures in this JVM, and prints bytes. */
    public static void main(String... args) {
        try (Site site = Site.given()) {
            Looks count = new Looks(1);
            site.embedded.operator().resolveAll(count);
            Looks looks = new Looks(Math.max(1, count.workloads / LOOKS));
            site.embedded.operator().resolveAll(looks);
            System.out.println(looks.most);
        }
    }

    /** Measures in a JVM of its own. */
    static long measured(Path directory, String url) throws IOException, InterruptedException {
        List<String> args = new ArrayList<>(Site.jvmArgs(directory, url));
        args.add("-Xmx" + LIMIT + "m");
        return Long.parseLong(OtherJvm.output(args, HeapPeak.class).strip());
    }

    private static final class Looks implements Consumer<WorkloadConnections> {
        private final int every;
        private int workloads;
        private long most;

        Looks(int every) {
            this.every = every;
        }

        @Override
        public void accept(WorkloadConnections workload) {
            workloads++;
            if (every > 1 && workloads % every == 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
            }
        }
    }
}
